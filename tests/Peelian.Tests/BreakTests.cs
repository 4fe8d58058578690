using System.Globalization;
using System.Text.RegularExpressions;
using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>
/// A comparison across a break is made over the catalogue's crosswalk and says so, or is refused. The rows are Barking and
/// Dagenham's in the Metropolitan Police's "MPS Borough Level Crime (most recent 24 months)", October 2023 to September 2025
/// (London Datastore, Open Government Licence v3.0); the totals are those of the design's methods page.
/// </summary>
public sealed partial class BreakTests : IDisposable
{
    const string Published = """
        BURGLARY,BURGLARY - RESIDENTIAL,0,0,0,0,2,50,52,42,37,36,46,48,62,51,83,71,48,77,40,37,51,35,41,34
        BURGLARY,BURGLARY BUSINESS AND COMMUNITY,26,19,20,31,21,30,24,28,33,21,26,31,29,23,21,16,14,23,20,26,25,25,23,23
        BURGLARY,BURGLARY IN A DWELLING,63,64,53,67,47,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
        BURGLARY,BURGLARY NON-DWELLING,0,0,0,0,0,0,0,0,0,0,0,1,0,0,1,0,0,1,0,0,0,0,0,0
        BURGLARY,RES BURGLARY OF A HOME,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,1,1,0,0,2,1,5
        BURGLARY,RES BURGLARY OF UNCONNECTED BUILDING,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,2
        VIOLENCE AGAINST THE PERSON,DEATH SERIOUS INJURY ILLEGAL DRIVING,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0
        VIOLENCE AGAINST THE PERSON,HOMICIDE,0,0,0,0,0,0,1,0,0,1,0,0,1,0,0,0,0,0,0,0,0,0,0,0
        VIOLENCE AGAINST THE PERSON,STALKING AND HARASSMENT,0,0,0,0,0,1,1,1,1,2,0,1,1,3,0,4,0,1,4,7,4,13,12,43
        VIOLENCE AGAINST THE PERSON,VIOLENCE WITH INJURY,153,172,195,194,172,166,137,168,148,152,148,170,153,142,148,139,120,146,150,158,179,176,151,152
        VIOLENCE AGAINST THE PERSON,VIOLENCE WITHOUT INJURY,348,346,415,395,424,410,348,443,394,420,424,379,453,443,434,397,354,494,505,441,455,474,436,466
        """;

    static readonly Period Years = new(new Month(2023, 10), new Month(2025, 9));

    readonly Workshop _workshop = new();

    readonly Figure _figure;

    public BreakTests()
    {
        var months = string.Join(',', Years.Months.Select(month => month.ToString().Replace("-", "", StringComparison.Ordinal)));
        var rows = Published.Split('\n').Select(row => row.Split(',', 3)).Select(cells => $"{cells[0]},{cells[1]},Barking and Dagenham,{cells[2]}");
        _workshop.Add(_workshop.Write("crime.csv", $"MajorText,MinorText,BoroughName,{months}\n{string.Join('\n', rows)}\n"));
        _figure = _workshop.Build("borough", "Barking and Dagenham", "2025-09").Figures.First();
    }

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("burglary-residential", "608", "643", "+5.8%")]
    [InlineData("burglary", "919", "913", "-0.7%")]
    [InlineData("violence-without-injury", "4,753", "5,444", "+14.5%")]
    public void Barking_and_Dagenham_is_compared_over_the_crosswalk_as_worked_by_hand(string row, string previous, string current, string change) =>
        Assert.Equal((previous, current, change), (_figure.Table[row, "previous"].Printed, _figure.Table[row, "current"].Printed, _figure.Table[row, "change_percent"].Printed));

    [Theory]
    [InlineData("burglary-residential", "BURGLARY - RESIDENTIAL", 313, 630)]
    [InlineData("burglary-residential", "BURGLARY IN A DWELLING", 294, 0)]
    [InlineData("burglary-residential", "RES BURGLARY OF A HOME", 1, 10)]
    [InlineData("burglary-residential", "RES BURGLARY OF UNCONNECTED BUILDING", 0, 3)]
    [InlineData("burglary-non-residential", "BURGLARY BUSINESS AND COMMUNITY", 310, 268)]
    [InlineData("violence-without-injury", "VIOLENCE WITHOUT INJURY", 4746, 5352)]
    [InlineData("violence-without-injury", "STALKING AND HARASSMENT", 7, 92)]
    public void Each_label_of_the_crosswalk_is_traced_to_what_it_adds(string row, string label, int previous, int current) =>
        Assert.Equal((previous, current), (Traced(row, "previous", label), Traced(row, "current", label)));

    int Traced(string row, string column, string label)
    {
        using var readings = _workshop.Read();
        var number = _figure.Table[row, column].Number!;
        return number.Inputs.SelectMany(key => readings.Rows(key, number.SnapshotIds))
            .Where(line => line.Contains($"/ {label}”", StringComparison.Ordinal))
            .Sum(line => int.Parse(LastNumber().Match(line).Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_note_says_that_it_was_made_over_the_crosswalk_which_labels_were_joined_and_why()
    {
        string[] notes = [.. _figure.Notes.Select(note => note.Text)];

        Assert.Contains("Residential burglary is compared over a crosswalk: the labels “Burglary in a Dwelling”, “Burglary - Residential”, “Res Burglary of a Home” and “Res Burglary of Unconnected Building” are counted together in both periods. The Metropolitan Police renamed this kind in February 2024 and has split it since 2025, so a label alone would show a fall to nothing or a rise from nothing.", notes);
        Assert.Contains(notes, note => note.StartsWith("Violence without injury is compared over a crosswalk: the labels “Violence without Injury” and “Stalking and Harassment”", StringComparison.Ordinal));
        Assert.Single(notes, note => note.StartsWith("Residential burglary is compared", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("On 28 February 2024", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stalking-and-harassment", "7", "92", "not compared: Since March 2024 the Metropolitan Police has moved stalking and harassment out of violence without injury")]
    public void A_label_that_offences_were_moved_to_is_counted_and_not_compared(string row, string previous, string current, string why)
    {
        var figure = BuildWith(row);

        Assert.Equal((previous, current, "[x]"), (figure.Table[row, "previous"].Printed, figure.Table[row, "current"].Printed, figure.Table[row, "change_percent"].Printed));
        Assert.StartsWith(why, figure.Table[row, "change_percent"].WhyMissing, StringComparison.Ordinal);
    }

    // No pack shows it: one of one row is made for the test.
    Figure BuildWith(string measure)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_workshop.Folder, "catalogue")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Project.Root, "catalogue"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Project.Root, "catalogue"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
        File.WriteAllText(Path.Combine(folder, "packs", "one.yaml"), $$"""
            id: one
            extends: borough
            title: One row
            sections:
              - id: crime
                title: Crime
                figures:
                  - {kind: crime-table, title: Crime, fill: "By crime.", groups: [{measures: [{{measure}}]}]}
            """);
        return _workshop.Build("one", "Barking and Dagenham", "2025-09", catalogue: CatalogueReader.Read(folder)).Figures.First();
    }

    [Fact]
    public void Every_break_of_the_rules_stands_in_the_catalogue()
    {
        Assert.All(["burglary-residential", "burglary-non-residential"], id => Assert.True(Break(id, 2017, 4).Refuse));
        Assert.All(["criminal-damage", "violence-with-injury", "other-sexual-offences"], id => Assert.Equal((true, ("mps-pre-2019", "home-office")), (Break(id, 2019, 3).Refuse, Break(id, 2019, 3).Between!.Value)));
        Assert.All(["burglary", "robbery", "total-notifiable-offences"], id => Assert.False(Break(id, 2019, 3).Refuse));
        Assert.All(CatalogueTests.Shipped.Measures.Where(measure => measure.Theme == "recorded-crime"), measure => Assert.Contains(measure.Breaks, one => one.From >= new Month(2024, 2) && one.From <= new Month(2024, 3)));
        Assert.All(["complaint-allegations", "allegation-outcomes"], id => Assert.True(Break(id, 2020, 2).Refuse));
        Assert.True(Break("population", 2021, 3).Refuse);
    }

    static SeriesBreak Break(string measure, int year, int month) =>
        CatalogueTests.Shipped.MeasureCalled(measure).Breaks.First(one => one.From == new Month(year, month));

    [Fact]
    public void Kinds_that_the_classification_of_2019_sorted_anew_are_not_compared_across_it_and_say_why()
    {
        using var workshop = new Workshop();
        string Rows(Period months, string classification) => string.Concat(months.Months.Select(month => $"criminal-damage,value,E09000031,{month},,10,,,,,{classification}\n"));
        workshop.AddTidy("crime.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note,classification\n"
            + Rows(new Period(new Month(2018, 3), new Month(2019, 2)), "mps-pre-2019") + Rows(new Period(new Month(2019, 3), new Month(2020, 2)), "home-office"));

        var cell = workshop.Build("snb", "Waltham Forest", "2020-02").Figures.First().Table["criminal-damage", "previous"];

        Assert.Equal("counted under another classification of offences in the 12 months to February 2019, which does not compare: In March 2019 the Metropolitan Police began to sort recorded crime by the Home Office's categories, and this kind does not hold the same offences under both", cell.WhyMissing);
    }

    [Fact]
    public void Complaints_are_not_compared_across_February_2020()
    {
        using var workshop = new Workshop();
        var months = new Period(new Month(2018, 11), new Month(2020, 10)).Months;
        workshop.AddTidy("complaints.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n"
            + string.Concat(months.Select(month => $"complaint-allegations,value,E09000031,{month},,10,,,,\n")));

        var figures = workshop.Build("snb", "Waltham Forest", "2020-10").Figures.ToList();

        Assert.Equal("120", figures[5].Table["E09000031", "allegations"].Printed);
        Assert.StartsWith("Complaint allegations are not compared with the year before: On 1 February 2020 the law on police complaints changed", figures[6].Gap!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_publication_of_May_2024_the_borough_has_no_fall_to_nothing_and_no_rise_from_nothing()
    {
        using var workshop = new Workshop();
        workshop.Add(SharedData.File("data", "crime-borough", "2024-05_Jeffrey-Oechsner"));

        var figure = workshop.Build("borough", "Barking and Dagenham", "2024-04").Figures.First();

        // 782 under the old label in the first year; 617 under the old and 103 under the new in the second.
        Assert.Equal(("782", "720", "-7.9%"), (figure.Table["burglary-residential", "previous"].Printed, figure.Table["burglary-residential", "current"].Printed, figure.Table["burglary-residential", "change_percent"].Printed));
        Assert.Contains(figure.Notes, note => note.Text.StartsWith("Residential burglary is compared over a crosswalk: the labels “Burglary in a Dwelling” and “Burglary - Residential” are counted together", StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex LastNumber();
}
