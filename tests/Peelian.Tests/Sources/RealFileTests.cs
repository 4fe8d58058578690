using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>The files as their publishers released them give the numbers that were printed from them.</summary>
public class RealFileTests
{
    const string WalthamForest = "E09000031";
    const string Force = "E23000001";
    const string Early2019 = "2019-03_RuSaBin/MPS_Borough_Level_Crime_Historic.csv";
    const string Late2022 = "2022-11_xinyi8888/MPS Borough Level Crime (Historical).csv";
    static readonly Period Before = Period.YearTo(new Month(2014, 10));
    static readonly Period Now = Period.YearTo(new Month(2015, 10));

    static Reading Crime(string file) =>
        Reading.OfFile(new MetRecordedCrime(), SharedData.File("data", "crime-borough", file)).WithoutProblems();

    [Theory]
    [InlineData(Early2019, "violence-with-injury", 2322, 2381)]
    [InlineData(Early2019, "criminal-damage", 1778, 1871)]
    [InlineData(Early2019, "theft-or-taking-of-motor-vehicle", 827, 699)]
    [InlineData(Early2019, "total-notifiable-offences", 21172, 21163)]
    [InlineData(Early2019, "violence-against-the-person", 6002, 6762)]
    [InlineData(Early2019, "assault-with-injury", 1571, 1657)]
    [InlineData(Early2019, "homicide", 3, 3)]
    [InlineData(Late2022, "violence-with-injury", 2334, 2393)]
    [InlineData(Late2022, "theft-or-taking-of-motor-vehicle", 827, 700)]
    [InlineData(Late2022, "criminal-damage", 1695, 1801)]
    [InlineData(Late2022, "burglary-residential,burglary-non-residential", 2570, 2174)]
    [InlineData(Late2022, "robbery-personal,robbery-business", 714, 677)]
    [InlineData(Late2022, "total-notifiable-offences", 21172, 21169)]
    [InlineData(Late2022, "assault-with-injury", 0, 0)]
    public void Waltham_Forest_has_the_offences_that_each_publication_prints(string file, string measures, int before, int now)
    {
        var crime = Crime(file);
        Assert.Equal((before, now), (
            measures.Split(',').Sum(measure => crime.Sum(measure, WalthamForest, Before)),
            measures.Split(',').Sum(measure => crime.Sum(measure, WalthamForest, Now))));
    }

    [Theory]
    [InlineData("2019-03_RuSaBin/MPS Borough Level Crime (most recent 24 months).csv", 33, "mps-pre-2019", 24)]
    [InlineData(Early2019, 32, "mps-pre-2019", 108)]
    [InlineData(Late2022, 34, "home-office", 127)]
    [InlineData("2024-05_Jeffrey-Oechsner/MPS Borough Level Crime (Historical).csv", 34, "home-office", 145)]
    [InlineData("2024-05_Jeffrey-Oechsner/MPS Borough Level Crime (most recent 24 months).csv", 34, "home-office", 24)]
    public void Every_publication_is_read_whole(string file, int areas, string classification, int months)
    {
        var crime = Crime(file);
        Assert.Equal(areas, crime.Observations.Select(each => each.AreaCode).Distinct().Count());
        Assert.Equal(months, crime.Observations.Select(each => each.Period).Distinct().Count());
        Assert.All(crime.Observations, each => Assert.Equal(classification, each.Classification));
        var totals = crime.Observations.Where(each => each.MeasureId == "total-notifiable-offences")
            .Select(each => (each.AreaCode, each.Period)).Distinct().Count();
        Assert.Equal(areas * months, totals);
    }

    [Fact]
    public void A_label_that_the_2022_publication_lacks_is_missing_and_not_zero() =>
        Assert.DoesNotContain(Crime(Late2022).Observations, each => each.MeasureId == "assault-with-injury");

    [Fact]
    public void Sixty_nine_percent_of_Waltham_Forest_said_good_job_against_67_of_the_force()
    {
        var survey = Reading.OfFile(new PublicAttitudeSurvey(), SharedData.File("data", "pas", "PAS_buroughs.csv")).WithoutProblems();
        var confidence = survey.Observations.Where(each => each.MeasureId == "confidence" && each.Period.ToString() == "2014-10/2015-09").ToList();
        Assert.Equal(33, confidence.Count);
        Assert.Equal((69, 0), confidence.Where(each => each.AreaCode == WalthamForest).Select(each => (each.Value!.Value, each.Decimals!.Value)).Single());
        Assert.Equal(67, Assert.Single(confidence, each => each.AreaCode == Force).Value);
        Assert.All(survey.Observations, each => Assert.Equal(Statistic.Percent, each.Statistic));
        Assert.Equal(9312 + 291, survey.Observations.Count);
    }

    [Fact]
    public void The_force_table_of_the_survey_gives_only_the_force()
    {
        var survey = Reading.OfFile(new PublicAttitudeSurvey(), SharedData.File("data", "pas", "PAS_Total.csv")).WithoutProblems();
        Assert.Equal(291, survey.Observations.Count);
        Assert.All(survey.Observations, each => Assert.Equal(Force, each.AreaCode));
    }

    [Fact]
    public void The_four_groups_of_Waltham_Forest_are_the_printed_populations()
    {
        var census = Reading.OfFile(new CensusEthnicity(), SharedData.File("data", "census", "la-ethnic-groups.csv")).WithoutProblems();
        decimal Of(string slice) => census.Observations.Single(each => each.AreaCode == WalthamForest && each.Slice.ToString() == slice).Value!.Value;
        Assert.Equal(258_249, Of(""));
        Assert.Equal(
            [134_799, 51_762, 54_412, 17_276],
            new[] { "white", "black", "asian", "other" }.Select(group => Of($"officer-defined-ethnicity={group}")));
        Assert.Equal(258_249, new[] { "white", "mixed", "black", "asian", "other" }.Sum(group => Of($"self-defined-ethnicity={group}")));
        Assert.Equal(54_389, Of("self-defined-ethnicity=asian"));
        var boroughs = census.Observations.Where(each => each.AreaCode.StartsWith("E09", StringComparison.Ordinal) && each.Slice.IsWhole).ToList();
        Assert.Equal((33, 8_173_941), (boroughs.Count, boroughs.Sum(each => each.Value)));
    }

    [Fact]
    public void Four_thousand_eight_hundred_and_twenty_nine_LSOAs_lie_in_32_boroughs_144_of_them_in_Waltham_Forest()
    {
        var path = SharedData.File("data", "lookups", "lsoa_to_ward_lookup_2020.csv");
        var problems = new Problems("lookup");
        var lookup = new LsoaLookup().Read(new SourceFile(path, "lookup"), Reading.Catalogue, problems).ToList();
        Assert.Empty(problems.All);
        Assert.Equal((4829, 32, 144), (lookup.Count, lookup.Select(row => row.AreaCode).Distinct().Count(), lookup.Count(row => row.AreaCode == WalthamForest)));
    }

    [Theory]
    [InlineData("lnd.geojson")]
    [InlineData("london-boroughs_1179.geojson")]
    public void Thirty_three_boundaries_know_where_Walthamstow_and_Westminster_are(string file)
    {
        var path = SharedData.File("data", "boundaries", file);
        var problems = new Problems(file);
        var boundaries = new Boundaries().Read(new SourceFile(path, file), Reading.Catalogue, problems);
        Assert.Empty(problems.All);
        Assert.Equal(33, boundaries.ByArea.Count);
        Assert.Equal(WalthamForest, boundaries.AreaAt(-0.0195, 51.5838));
        Assert.Equal("E09000033", boundaries.AreaAt(-0.1357, 51.4975));
        Assert.Equal("E09000001", boundaries.AreaAt(-0.0922, 51.5155));
        Assert.Null(boundaries.AreaAt(-1.5, 52.5));
    }

    [Fact]
    public void Two_hundred_searches_of_December_2016_were_in_Waltham_Forest_and_15_outside_London()
    {
        var boundaries = new Boundaries().Read(
            new SourceFile(SharedData.File("data", "boundaries", "lnd.geojson"), "lnd.geojson"), Reading.Catalogue, new Problems("lnd.geojson"));
        var path = SharedData.File("data", "stop-search-met", "2016-12-metropolitan-stop-and-search.csv");
        using var table = DelimitedText.Open(new SourceFile(path, "stops"), new Problems("stops"))!;
        var (latitude, longitude) = (table.Find("Latitude"), table.Find("Longitude"));
        var places = new List<string?>();
        while (table.Next())
        {
            if (Numbers.Read(table[longitude], NumberForm.Plain, out var east) == Cell.Number
                && Numbers.Read(table[latitude], NumberForm.Plain, out var north) == Cell.Number)
                places.Add(boundaries.AreaAt((double)east, (double)north));
        }
        int Count(string? area) => places.Count(place => place == area);
        Assert.Equal((200, 703, 559, 15), (Count(WalthamForest), Count("E09000022"), Count("E09000005"), Count(null)));
    }

    [Fact]
    public void Each_published_file_is_recognised_by_one_source_at_most_and_every_table_of_ours_by_its_own()
    {
        var matches = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(SharedData.File("data"), "*.*", SearchOption.AllDirectories))
        {
            var ids = AllSources.List.Where(source => source is not IIncidentSource && source.Recognise(SourceFolderTests.Head(path)).IsMatch).Select(source => source.Id);
            if (string.Join(' ', ids) is { Length: > 0 } id)
                matches[Path.GetRelativePath(SharedData.File("data"), path).Replace('\\', '/')] = id;
        }
        Assert.Equal(
            ["borough-boundaries 2", "census-ethnicity 1", "lsoa-lookup 1", "met-recorded-crime 5", "met-workforce 1", "public-attitude-survey 2"],
            matches.Values.GroupBy(id => id).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));
    }
}
