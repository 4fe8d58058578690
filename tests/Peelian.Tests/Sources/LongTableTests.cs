using Peelian.Sources;
using Peelian.Tests.Stores;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Tables that their source.yaml describes: the traps of each.</summary>
public sealed class LongTableTests
{
    const string Dashboard = "Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,FY_FYIndex,Count,Refresh Date\n";
    const string Recorded = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count\n";
    const string Complaints = "Force,Period start,Period end,Allegation category code,Allegation category,Allegations\n";

    static readonly Period June2021 = Period.Of(new Month(2021, 6));

    static string Row(string month, string area, string group, string subgroup, int count, string level = "Borough", string measure = "Offences") =>
        FormattableString.Invariant($"{month},{level},{area},{area},,{group},{subgroup},{measure},fy21-22,21-22_03,{count},06/07/2021\n");

    static string Offence(string place, string quarter, string group, string subgroup, string code, string count) =>
        $"2015/16,{quarter},A Force,{place},Words,{group},{subgroup},{code},{count}\n";

    static string Sample(LongTable source) => SharedData.Repository + $"/src/Peelian/Sources/{source.GetType().Name}/sample.csv";

    [Theory]
    [InlineData("01.06.21")]
    [InlineData("2021-06-01")]
    [InlineData("01/06/2021")]
    [InlineData("Jun-21")]
    public void The_dashboard_writes_its_months_in_several_ways(string month) =>
        Assert.Equal(41, Reading.Of(new MetMonthlyDashboard(), Dashboard + Row(month, "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 41)).WithoutProblems().Sum("robbery-personal", "E09000005", June2021));

    [Fact]
    public void Rows_of_neighbourhood_teams_and_crimes_that_are_not_notifiable_are_left_out_of_a_borough_and_said()
    {
        var read = Reading.Of(new MetMonthlyDashboard(), Dashboard
            + Row("2021-06-01", "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 41)
            + Row("2021-06-01", "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 17, level: "Safer Neighborhood Team")
            + Row("2021-06-01", "Brent", "OTHER ACCEPTED CRIME", "OTHER ACCEPTED CRIME", 99)).WithoutProblems();

        Assert.Equal(41, read.Sum("robbery-personal", "E09000005", June2021));
        Assert.Equal(["Area Type 'Safer Neighborhood Team': 1 row left out", "Offence Group 'OTHER ACCEPTED CRIME': 1 row left out"], read.Problems.Notes);
    }

    [Fact]
    public void Positive_outcomes_are_no_offences()
    {
        var read = Reading.OfFile(new MetMonthlyDashboard(), Sample(new MetMonthlyDashboard())).WithoutProblems();

        Assert.Equal((41m, 5m), (read.Sum("robbery-personal", "E09000031", June2021), read.Sum("detections", "E09000031", June2021)));
    }

    [Fact]
    public void A_borough_without_a_row_of_a_label_that_others_have_had_none_of_it()
    {
        var read = Reading.OfFile(new MetMonthlyDashboard(), Sample(new MetMonthlyDashboard())).WithoutProblems();

        Assert.Equal((0, 0m), read.Observations.Where(each => (each.MeasureId, each.AreaCode) == ("robbery-business", "E09000031")).Select(each => (each.Origin.Line, each.Value!.Value)).Single());
        Assert.DoesNotContain(read.Observations, each => each.MeasureId == "total-notifiable-offences"); // eleven groups make it, one is here
    }

    [Fact]
    public void A_partnership_of_one_district_is_that_district_and_others_are_counted_to_none_and_said()
    {
        var read = Reading.OfFile(new HomeOfficeCrimeByPartnership(), Sample(new HomeOfficeCrimeByPartnership())).WithoutProblems();

        Assert.Equal(303, read.Sum("robbery-personal", "E09000031", Period.FinancialYear(2015)));
        Assert.Equal(149, read.Sum("burglary-non-residential", "E06000022", Period.FinancialYear(2015)));
        Assert.Equal("2 rows are of no area of the catalogue and counted to none: 'Dorset' (1), 'Unassigned Kent' (1)", Assert.Single(read.Problems.Notes));
        Assert.All(read.Observations, each => Assert.Equal(3, each.Period.Length));
    }

    [Fact] // "37.2" and "45" are codes: read as numbers they would not be told apart from others.
    public void Offence_codes_are_text_and_tell_kinds_of_vehicle_crime_apart()
    {
        var read = Reading.Of(new HomeOfficeCrimeByPartnership(), Recorded
            + Offence("Brent", "1", "Theft offences", "Vehicle offences", "37.2", "3") + Offence("Brent", "1", "Theft offences", "Vehicle offences", "48", "50") + Offence("Brent", "1", "Theft offences", "Vehicle offences", "45", "120")).WithoutProblems();

        var year = Period.FinancialYear(2015);
        Assert.Equal((53m, 120m), (read.Sum("theft-or-taking-of-motor-vehicle", "E09000005", year), read.Sum("theft-from-motor-vehicle", "E09000005", year)));
    }

    [Fact]
    public void A_suppressed_number_is_never_zero_and_withholds_what_it_is_a_part_of()
    {
        var read = Reading.Of(new HomeOfficeCrimeByPartnership(), Recorded
            + Offence("Brent", "1", "Robbery", "Robbery of personal property", "34B", "5") + Offence("Brent", "1", "Robbery", "Robbery of personal property", "34C", "[x]") + Offence("Brent", "2", "Robbery", "Robbery of personal property", "34B", "7")).WithoutProblems();

        Assert.Equal("2015-07/2015-09", Assert.Single(read.Observations).Period.ToString());
    }

    [Theory]
    [InlineData("2015/17", "1", "Robbery", "5", "Financial Year", "'2015/17'")]
    [InlineData("2015/16", "5", "Robbery", "5", "Financial Year", "Beside it stands '5'")]
    [InlineData("2015/16", "1", "Robbbery", "5", "Offence Subgroup", "'Robbbery / Robbery of personal property' (1 row)")]
    [InlineData("2015/16", "1", "Robbery", "five", "Offence Count", "'five'")]
    public void A_fault_names_its_line_and_column_and_what_stands_there(string year, string quarter, string group, string count, string column, string found)
    {
        var problem = Reading.Of(new HomeOfficeCrimeByPartnership(), Recorded + $"{year},{quarter},A Force,Brent,Words,{group},Robbery of personal property,34B,{count}\n").OnlyProblem();

        Assert.Equal((2, column), (problem.Line, problem.Column));
        Assert.Contains(found, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_stands_twice_is_not_counted_twice()
    {
        var row = Offence("Brent", "1", "Robbery", "Robbery of personal property", "34B", "5");

        Assert.Contains("line 2 has the same words", Reading.Of(new HomeOfficeCrimeByPartnership(), Recorded + row + row).OnlyProblem().Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_mean_other_categories_before_and_since_February_2020_and_a_period_of_both_is_refused()
    {
        var read = Reading.Of(new IopcComplaints(), Complaints
            + "Surrey,2019-04-01,2020-01-31,A,Serious non-sexual assault,9\nSurrey,2020-02-01,2020-03-31,A,Delivery of duties and service,30\n").WithoutProblems();

        Assert.Equal([("allegation-type=oppressive-behaviour", "complaints-2012"), ("allegation-category=delivery-of-duties-and-service", "complaints-2020")],
            read.Observations.Select(each => (each.Slice.ToString(), each.Classification!)));
        Assert.Contains("months all before or all from February 2020", Reading.Of(new IopcComplaints(), Complaints + "Surrey,2019-04-01,2020-03-31,A,Assault,9\n").OnlyProblem().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Searches_are_read_from_the_older_form_with_its_column_of_arrests_and_from_the_newer_by_outcome()
    {
        var older = Reading.Of(new HomeOfficeStopAndSearch(),
            "Financial Year,Geocode,Force Name,Region,Legislation,Reason for search / arrest,Ethnic Group (self-defined - new style),Ethnicity (self-defined),Searches,Resultant arrests\n"
            + "2018/19,E23000001,Metropolitan Police,London,Section 1,Drugs,White,British,500,80\n2018/19,E23000001,Metropolitan Police,London,Section 1,Drugs,White,Irish,20,3\n").WithoutProblems();
        var newer = Reading.OfFile(new HomeOfficeStopAndSearch(), Sample(new HomeOfficeStopAndSearch())).WithoutProblems();

        Assert.Equal((520m, 83m), (older.Sum("home-office-searches", "E23000001", Period.FinancialYear(2018)), older.Sum("home-office-search-arrests", "E23000001", Period.FinancialYear(2018))));
        Assert.Equal((238m, 78m), (newer.Sum("home-office-searches", "E23000001", Period.FinancialYear(2022)), newer.Sum("home-office-search-arrests", "E23000001", Period.FinancialYear(2022))));
        Assert.Contains(newer.Problems.Notes, note => note.Contains("N/A - vehicle search", StringComparison.Ordinal));
    }

    [Fact] // ../shared/data/workforce: 31,750 officers, 10,412 staff and 1,670 community support officers in October 2015
    public void The_mets_strength_is_read_for_each_month_from_May_2013_to_March_2026()
    {
        var read = Reading.OfFile(new MetWorkforce(), SharedData.File("data", "workforce", "Police_Force_Strength.csv")).WithoutProblems();

        var october = Period.Of(new Month(2015, 10));
        Assert.Equal((31_750m, 10_412m, 1_670m), (read.Sum("police-officers", "E23000001", october), read.Sum("police-staff", "E23000001", october), read.Sum("community-support-officers", "E23000001", october)));
        Assert.Equal((155, new Month(2013, 5), new Month(2026, 3)), (read.Observations.Count(each => each.MeasureId == "police-officers"), read.Observations.Min(each => each.Period.First), read.Observations.Max(each => each.Period.Last)));
    }

    [Fact]
    public void Residents_of_small_areas_are_kept_beside_those_of_districts()
    {
        using var fixture = new StoreFixture([.. AllSources.List]);
        foreach (var source in new ISource[] { new MidYearPopulation(), new CensusEthnicity2021() })
            Assert.True(fixture.Store.Add(new AddRequest { Paths = [SharedData.Repository + $"/src/Peelian/Sources/{source.GetType().Name}/sample.csv"] }, Reading.Catalogue).AllGood);

        Assert.Equal(271_170m, fixture.Ask("select value from observation where classification = 'mid-year-estimate'", row => row.GetDecimal(0)));
        Assert.Equal(2, fixture.Count("place_population"));
        Assert.Equal(1_650, fixture.Ask($"select people from place_population where place = 'E01004410' and month = {new Month(2015, 6).Index}", row => row.GetInt64(0)));
    }

    [Fact]
    public void Outcomes_that_end_before_offences_do_are_missing_and_not_zero()
    {
        var read = Reading.Of(new MetMonthlyDashboard(), Dashboard
            + Row("01.06.21", "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 41) + Row("01.06.21", "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 5, measure: "Positive Outcomes")
            + Row("01.06.21", "Croydon", "BURGLARY", "DOMESTIC BURGLARY", 7)
            + Row("01.07.21", "Brent", "ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 44)).WithoutProblems();

        Assert.Equal(["E09000005 2021-06 5"], read.Observations.Where(each => each.MeasureId == "detections").Select(each => FormattableString.Invariant($"{each.AreaCode} {each.Period} {each.Value}")));
        Assert.Contains(read.Observations, each => (each.MeasureId, each.AreaCode, each.Value) == ("robbery-personal", "E09000008", 0)); // it has offences of June, none of them this
    }

    const string Residents = "DATE,GEOGRAPHY_NAME,GEOGRAPHY_CODE,MEASURES_NAME,OBS_VALUE";

    [Fact]
    public void Residents_by_sex_under_the_column_of_a_download_are_those_of_all_persons()
    {
        var read = Reading.Of(new MidYearPopulation(), Residents + ",C_SEX_NAME\n2020,Waltham Forest,E09000031,Value,276900,Persons\n2020,Waltham Forest,E09000031,Value,139000,Male\n2020,Waltham Forest,E09000031,Value,137900,Female\n").WithoutProblems();

        Assert.Equal(276_900, Assert.Single(read.Observations).Value);
    }

    [Fact]
    public void Rows_that_only_a_column_nobody_knows_tells_apart_are_refused_and_never_added_up()
    {
        var read = Reading.Of(new MidYearPopulation(), Residents + ",Lifestage\n2020,Waltham Forest,E09000031,Value,139000,Young\n2020,Waltham Forest,E09000031,Value,137900,Old\n2020,Brent,E09000005,Value,327800,All\n");

        Assert.Equal((3, "OBS_VALUE", "one row of E09000031 in June 2020: line 2 is another"), (read.OnlyProblem().Line, read.OnlyProblem().Column, read.OnlyProblem().Expected));
        Assert.Equal("E09000005", Assert.Single(read.Observations).AreaCode);
    }

    [Fact]
    public void Small_areas_whose_rows_only_an_unknown_column_tells_apart_are_refused_too()
    {
        using var fixture = new StoreFixture([.. AllSources.List]);
        var file = fixture.Write("small.csv", Residents + ",Lifestage\n2020,Waltham Forest,E09000031,Value,276900,All\n2020,Waltham Forest 028A,E01004410,Value,900,Young\n2020,Waltham Forest 028A,E01004410,Value,750,Old\n2020,Waltham Forest 028B,E01004411,Value,1600,All\n");

        var refused = Assert.Single(fixture.Store.Add(new AddRequest { Paths = [file] }, Reading.Catalogue).Files);
        Assert.Equal((AddOutcome.Refused, 4), (refused.Outcome, Assert.Single(refused.Problems).Line));
        Assert.Equal(AddOutcome.Added, Assert.Single(fixture.Store.Add(new AddRequest { Paths = [file], SkipBadRows = true }, Reading.Catalogue).Files).Outcome);
        Assert.Equal("E01004411", fixture.Ask("select place from place_population", row => row.GetString(0)));
    }

    [Fact] // The Home Office: full-time equivalents by rank. The mayor's office: a whole, and nobody says what it counts.
    public void Officers_of_two_publishers_are_of_two_classifications()
    {
        string?[] Of(LongTable source) => [.. Reading.OfFile(source, Sample(source)).WithoutProblems().Observations.Where(each => each.MeasureId == "police-officers").Select(each => each.Classification).Distinct()];

        Assert.Equal("full-time-equivalent", Assert.Single(Of(new HomeOfficeWorkforce())));
        Assert.Equal("strength-mopac", Assert.Single(Of(new MetWorkforce())));
    }

    [Fact] // Four quarters: 5 + 7 + 6 + 9
    public void Four_quarters_make_a_year_and_three_do_not()
    {
        using var workshop = new Workshop();
        string[] counts = ["5", "7", "6", "9"];
        workshop.Add(workshop.Write("prc-csp.csv", Recorded + string.Concat(counts.Select((count, index) => Offence("Brent", $"Q{index + 1}", "Robbery", "Robbery of personal property", "34B", count)))));
        var (readings, measure) = (workshop.Read(), Workshop.Catalogue.MeasureCalled("robbery-personal"));
        var year = Period.FinancialYear(2015);
        readings.Need([measure], year);
        var counter = new Calculations.Counter(readings, Workshop.Catalogue);

        Assert.Equal(27, counter.Total(counter.Choose(measure, "E09000005", [year]), measure, "E09000005", year).Value);
        Assert.Equal(4, readings.Rows(new ReadingKey(measure.Id, Statistic.Value, "E09000005", year, Slice.Whole), [readings.Snapshots[0].Id]).Count);
        var early = new Period(new Month(2015, 3), new Month(2016, 2));
        Assert.True(counter.Total(counter.Choose(measure, "E09000005", [early]), measure, "E09000005", early).IsMissing);
    }

    [Fact] // Residents of 2023 are no news of 2023.
    public void Residents_newer_than_what_is_counted_do_not_move_the_latest_month_on()
    {
        using var workshop = new Workshop();
        workshop.AddTidy("counts.csv", "measure,statistic,area,period,slice,value\nburglary,value,Brent,2015-10,,5\npopulation,value,Brent,2023-06,,1000\n");

        Assert.Equal(new Month(2015, 10), workshop.Read().LatestMonth([Workshop.Catalogue.AreaCalled("Brent")]));
    }

    [Theory]
    [InlineData("home-office-crime-by-force", 5)]
    [InlineData("home-office-crime-by-partnership", 3)]
    [InlineData("home-office-outcomes", 3)]
    [InlineData("home-office-stop-and-search", 5)]
    [InlineData("home-office-workforce", 6)]
    [InlineData("met-monthly-dashboard", 5)]
    [InlineData("met-workforce", 6)]
    [InlineData("iopc-complaints", 5)]
    [InlineData("mid-year-population", 2)]
    public void Each_sample_is_added_by_its_own_source_whatever_its_name(string id, int rows)
    {
        using var fixture = new StoreFixture([.. AllSources.List]);
        var file = fixture.Write("a.txt", File.ReadAllText(Sample(AllSources.List.OfType<LongTable>().Single(source => source.Id == id))));

        var added = Assert.Single(fixture.Store.Add(new AddRequest { Paths = [file] }, Reading.Catalogue).Files);

        Assert.Equal((AddOutcome.Added, id, rows), (added.Outcome, added.SourceId, (int)added.Rows));
    }
}
