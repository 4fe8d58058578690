using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>What recorded-crime tables get wrong, and what is made of it.</summary>
public class MetRecordedCrimeTests
{
    const string WalthamForest = "E09000031";
    const string Brent = "E09000005";
    const string Head = "MajorText,MinorText,BoroughName,202403,202404\n";
    static readonly Month March = new(2024, 3);
    static readonly Month April = new(2024, 4);

    static Reading Read(string rows, string head = Head) => Reading.Of(new MetRecordedCrime(), head + rows);

    static decimal? Value(Reading reading, string measure, string area, Month month)
    {
        var all = reading.Observations.Where(each => each.MeasureId == measure && each.AreaCode == area && each.Period == Period.Of(month)).ToList();
        return all.Count == 0 ? null : all.Sum(each => each.Value);
    }

    static Recognition Recognise(string text) => new MetRecordedCrime().Recognise(new FileHead("file.csv", text, default));

    // Every group of the classification, so that the total is given; 1 offence in each of 13 rows.
    static string Whole(string area, string counts = "1,1") => string.Concat(new[]
    {
        "Arson and Criminal Damage,Arson", "Arson and Criminal Damage,Criminal Damage", "Burglary,Burglary - Residential",
        "Drug Offences,Possession of Drugs", "Miscellaneous Crimes Against Society,Misc Crimes Against Society",
        "Possession of Weapons,Possession of Weapons", "Public Order Offences,Violent Disorder", "Robbery,Robbery of Personal Property",
        "Sexual Offences,Rape", "Theft,Shoplifting", "Vehicle Offences,Aggravated Vehicle Taking",
        "Violence Against the Person,Homicide", "Violence Against the Person,Violence with Injury",
    }.Select(label => $"{label},{area},{counts}\n"));

    [Theory]
    [InlineData("Borough,Major Category,Minor Category,201509,201510\nWaltham Forest,Robbery,Personal Property,5,6\n", 4)]
    [InlineData("MajorText,MinorText,LookUp_BoroughName,201509,201510\nRobbery,Robbery of Personal Property,Waltham Forest,5,6\n", 4)]
    [InlineData("MajorText,MinorText,BoroughName,201509,201510\nROBBERY,ROBBERY OF PERSONAL PROPERTY,Waltham Forest,5,6\n", 4)]
    [InlineData("Group,SubGroup,BOCU,201509,201510\nRobbery, Robbery  of Personal  property ,waltham forest ,5,6\n", 4)]
    [InlineData("201510,BOCU, Group ,,201509,SubGroup\n6,Waltham Forest,Robbery,,5,Robbery of Personal Property\n", 5)]
    public void All_four_headers_are_read_in_any_order_of_columns(string text, int column)
    {
        Assert.True(Recognise(text).IsMatch);
        var robbery = Reading.Of(new MetRecordedCrime(), text).WithoutProblems().Observations;
        Assert.Equal([5, 6], robbery.Select(each => each.Value!.Value));
        Assert.All(robbery, each => Assert.Equal(("robbery-personal", WalthamForest), (each.MeasureId, each.AreaCode)));
        Assert.Equal((2, column), (robbery[0].Origin.Line, robbery[0].Origin.Column));
    }

    [Theory]
    [InlineData("MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202307\n", "a column 'WardName', which the table by borough does not have")]
    [InlineData("LSOA Code,LSOA Name,Borough,Major Category,Minor Category,202305\n", "a column 'LSOA Code', which the table by borough does not have")]
    [InlineData("MajorText,MinorText,202305\n", "no column 'Borough' (or 'LookUp_BoroughName', 'BoroughName', 'BOCU')")]
    [InlineData("MajorText,MinorText,BoroughName,May-23\n", "no column for a month such as '201510'")]
    public void What_is_nearly_such_a_table_is_told_why_it_is_not(string header, string why)
    {
        var recognition = Recognise(header);
        Assert.False(recognition.IsMatch);
        Assert.Equal(why, recognition.Why);
        Assert.True(Read("", header).Problems.Fatal);
    }

    [Fact]
    public void A_row_that_is_absent_is_zero_and_a_label_that_is_absent_is_missing()
    {
        var crime = Read("ROBBERY,ROBBERY OF PERSONAL PROPERTY,Waltham Forest,5,6\nTHEFT,SHOPLIFTING,Brent,1,2\n").WithoutProblems();
        Assert.Equal((5m, 0m), (Value(crime, "robbery-personal", WalthamForest, March), Value(crime, "robbery-personal", Brent, March)));
        Assert.Equal(0, crime.Observations.First(each => each.AreaCode == Brent && each.MeasureId == "robbery-personal").Origin.Line);
        Assert.Null(Value(crime, "robbery-business", Brent, March));
    }

    [Fact]
    public void A_file_of_some_groups_gives_no_total_of_all_offences()
    {
        Assert.Equal(13, Value(Read(Whole("Brent")).WithoutProblems(), "total-notifiable-offences", Brent, March));
        var cut = Read("VIOLENCE AGAINST THE PERSON,HOMICIDE,Brent,1,2\n").WithoutProblems();
        Assert.Equal(["homicide"], cut.Observations.Select(each => each.MeasureId).Distinct());
    }

    [Fact]
    public void Fraud_recorded_nationally_is_in_no_total() =>
        Assert.Equal(13, Value(Read(Whole("Brent") + "NFIB FRAUD,NFIB,Brent,9,9\n").WithoutProblems(), "total-notifiable-offences", Brent, March));

    [Fact]
    public void Homes_and_their_buildings_are_residential_burglary_and_stalking_is_violence_without_injury()
    {
        var crime = Read("""
            BURGLARY,BURGLARY IN A DWELLING,Brent,1,0
            BURGLARY,BURGLARY - RESIDENTIAL,Brent,2,0
            BURGLARY,RES BURGLARY OF A HOME,Brent,4,0
            BURGLARY,RES BURGLARY OF UNCONNECTED BUILDING,Brent,8,0
            BURGLARY,BURGLARY NON-DWELLING,Brent,16,0
            BURGLARY,BURGLARY BUSINESS AND COMMUNITY,Brent,32,0
            VIOLENCE AGAINST THE PERSON,VIOLENCE WITHOUT INJURY,Brent,64,0
            VIOLENCE AGAINST THE PERSON,STALKING AND HARASSMENT,Brent,128,0
            """).WithoutProblems();
        Assert.Equal(15, Value(crime, "burglary-residential", Brent, March));
        Assert.Equal(48, Value(crime, "burglary-non-residential", Brent, March));
        Assert.Equal(192, Value(crime, "violence-without-injury", Brent, March));
    }

    [Fact]
    public void A_label_that_nobody_knows_is_named_with_the_nearest_and_withholds_its_group_and_the_total()
    {
        var crime = Read(Whole("Brent") + Whole("Waltham Forest") + "ROBBERY,ROBBERY OF PERSONAL PROPRETY,Brent,7,7\n");
        var problem = crime.OnlyProblem();
        Assert.Equal((28, "MinorText"), (problem.Line, problem.Column));
        Assert.Equal("'ROBBERY / ROBBERY OF PERSONAL PROPRETY' (1 row)", problem.Found);
        Assert.Contains("Did you mean 'Robbery / Robbery of Personal Property'", problem.Advice, StringComparison.Ordinal);
        Assert.Contains("source.yaml", problem.Advice, StringComparison.Ordinal);
        Assert.Null(Value(crime, "total-notifiable-offences", Brent, March));
        Assert.Null(Value(crime, "robbery-personal", Brent, March));
        Assert.Equal(1, Value(crime, "shoplifting", Brent, March));
        Assert.Equal(13, Value(crime, "total-notifiable-offences", WalthamForest, March));
    }

    [Fact]
    public void A_label_of_the_other_classification_is_a_problem()
    {
        var crime = Read(Whole("Brent") + "Theft and Handling,Theft Person,Brent,7,7\n");
        Assert.Contains("this one is of mps-pre-2019", crime.OnlyProblem().Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Waltham Forst", "Waltham Forest")]
    [InlineData("City of London", null)]
    [InlineData("Leeds", null)]
    public void An_area_outside_the_force_is_a_problem_and_whoever_may_lack_the_row_gives_no_figure(string area, string? nearest)
    {
        var crime = Read($"THEFT,SHOPLIFTING,Waltham Forest,1,1\nTHEFT,BICYCLE THEFT,{area},2,2\nTHEFT,BICYCLE THEFT,Brent,3,3\n");
        var problem = crime.OnlyProblem();
        Assert.Equal((3, "BoroughName"), (problem.Line, problem.Column));
        Assert.Equal("an area of Metropolitan Police Service", problem.Expected);
        Assert.Contains(nearest ?? "", problem.Advice ?? "", StringComparison.Ordinal);
        Assert.Null(Value(crime, "bicycle-theft", WalthamForest, March));
        Assert.Equal(3, Value(crime, "bicycle-theft", Brent, March));
        Assert.Equal(1, Value(crime, "shoplifting", WalthamForest, March));
    }

    [Theory]
    [InlineData("Aviation Security(SO18)", "X-MPS-AVIATION")]
    [InlineData("Aviation Security (SO18)", "X-MPS-AVIATION")]
    [InlineData("Heathrow ", "X-MPS-AIRPORTS")]
    [InlineData("London Heathrow and London City Airports", "X-MPS-AIRPORTS")]
    [InlineData("Unknown", "X-MPS-UNKNOWN")]
    [InlineData("NULL", "X-MPS-UNKNOWN")]
    [InlineData("Other / NK", "X-MPS-UNKNOWN")]
    [InlineData("City of Westminster", "E09000033")]
    [InlineData("Hammersmith & Fulham", "E09000013")]
    [InlineData("Kingston Upon Thames", "E09000021")]
    public void Areas_are_known_by_every_spelling_that_was_published(string written, string code) =>
        Assert.All(Read($"THEFT,SHOPLIFTING,{written},1,2\n").WithoutProblems().Observations, each => Assert.Equal(code, each.AreaCode));

    [Fact]
    public void Totals_of_several_areas_are_passed_over_and_parts_of_unknown_place_add_up()
    {
        var crime = Read("THEFT,SHOPLIFTING,Inner London,9,9\nTHEFT,SHOPLIFTING,England,9,9\nTHEFT,SHOPLIFTING,Unknown,1,1\nTHEFT,SHOPLIFTING,NULL,2,2\n").WithoutProblems();
        Assert.Equal(3, Value(crime, "shoplifting", "X-MPS-UNKNOWN", March));
        Assert.Single(crime.Observations.Select(each => each.AreaCode).Distinct());
    }

    [Fact]
    public void The_same_row_twice_counts_once_and_two_that_differ_give_nothing_for_the_month_in_doubt()
    {
        var same = Read("THEFT,SHOPLIFTING,Brent,1,2\nTheft,Shoplifting,Brent,1,2\n").WithoutProblems();
        Assert.Equal(1, Value(same, "shoplifting", Brent, March));
        var other = Read("THEFT,SHOPLIFTING,Brent,1,2\nTheft,Shoplifting,Brent,1,3\n");
        Assert.Equal((3, "202404", "'3'"), (other.OnlyProblem().Line, other.OnlyProblem().Column, other.OnlyProblem().Found));
        Assert.Equal((1m, null), (Value(other, "shoplifting", Brent, March), Value(other, "shoplifting", Brent, April)));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("1O")]
    public void A_count_that_is_none_is_a_problem_and_the_month_s_total_is_withheld(string cell)
    {
        var crime = Read(Whole("Brent") + $"THEFT,BICYCLE THEFT,Brent,{cell},4\n");
        Assert.Equal((15, "202403", $"'{cell}'"), (crime.OnlyProblem().Line, crime.OnlyProblem().Column, crime.OnlyProblem().Found));
        Assert.Null(Value(crime, "total-notifiable-offences", Brent, March));
        Assert.Equal(17, Value(crime, "total-notifiable-offences", Brent, April));
        Assert.Null(Value(crime, "bicycle-theft", Brent, March));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("[x]")]
    public void A_missing_count_is_no_zero_and_no_fault_and_no_total_is_made_without_it(string cell)
    {
        var crime = Read(Whole("Brent") + $"THEFT,BICYCLE THEFT,Brent,{cell},4\n").WithoutProblems();
        Assert.Null(Value(crime, "bicycle-theft", Brent, March));
        Assert.Null(Value(crime, "total-notifiable-offences", Brent, March));
        Assert.Equal(17, Value(crime, "total-notifiable-offences", Brent, April));
    }

    [Fact]
    public void A_month_may_be_left_out_but_not_stand_twice_with_other_values()
    {
        const string head = "MajorText,MinorText,BoroughName,202401,202403,202403\n";
        Assert.Equal(["2024-01", "2024-03"], Read("THEFT,SHOPLIFTING,Brent,1,2,2\n", head).WithoutProblems().Observations.Select(each => each.Period.ToString()));
        var twice = Read("THEFT,SHOPLIFTING,Brent,1,2,3\n", head);
        Assert.Equal(("202403", "'3'"), (twice.OnlyProblem().Column, twice.OnlyProblem().Found));
        Assert.Equal(["2024-01"], twice.Observations.Select(each => each.Period.ToString()));
    }

    [Fact]
    public void A_row_that_is_too_short_withholds_what_it_feeds()
    {
        var crime = Read(Whole("Brent") + "THEFT,BICYCLE THEFT,Brent,4\n" + Whole("Waltham Forest"));
        Assert.False(crime.Problems.Fatal);
        Assert.Equal((15, "4 columns", "5 columns"), (crime.OnlyProblem().Line, crime.OnlyProblem().Found, crime.OnlyProblem().Expected));
        Assert.Null(Value(crime, "total-notifiable-offences", Brent, March));
        Assert.Null(Value(crime, "bicycle-theft", Brent, April));
        Assert.Equal(13, Value(crime, "total-notifiable-offences", WalthamForest, March));
        Assert.Equal(1, Value(crime, "shoplifting", Brent, March));
    }

    [Fact]
    public void A_label_with_a_comma_that_lacks_its_quotes_could_be_anybody_s_so_no_total_is_given()
    {
        var crime = Read(Whole("Brent") + "Miscellaneous Crimes Against Society,Disclosure, Obstruction,Brent,1,1\n");
        Assert.Equal("6 columns", crime.OnlyProblem().Found);
        Assert.Null(Value(crime, "total-notifiable-offences", Brent, March));
        Assert.Equal(1, Value(crime, "shoplifting", Brent, March));
    }

    [Fact]
    public void A_file_that_ends_in_the_middle_of_a_row_is_refused_as_its_missing_rows_are_no_zeros()
    {
        var crime = Read(Whole("Brent") + "THEFT,BICYCLE THEFT,Waltham Forest,4");
        Assert.True(crime.Problems.Fatal);
        Assert.Equal(["4 columns", "a last row that is cut off"], crime.Problems.All.Select(problem => problem.Found));
    }
}
