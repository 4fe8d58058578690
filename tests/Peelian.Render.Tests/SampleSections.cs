using Peelian.Figures;

namespace Peelian.Render.Tests;

static partial class SampleSummary
{
    static readonly (string Id, string Name, string Group, int Before, int Now, decimal? Force)[] Crimes =
    [
        ("total-notifiable-offences", "Total notifiable offences", "All crime", 21173, 21062, 4.1m),
        ("violence-with-injury", "Violence with injury", "MOPAC 7", 2334, 2395, 8.3m),
        ("robbery", "Robbery", "MOPAC 7", 714, 676, -6.6m),
        ("burglary", "Burglary", "MOPAC 7", 2570, 2175, -9.3m),
        ("theft-from-person", "Theft from the person", "MOPAC 7", 623, 557, 7.4m),
        ("theft-or-taking-of-motor-vehicle", "Theft or taking of a motor vehicle", "MOPAC 7", 827, 699, 1.1m),
        ("theft-from-motor-vehicle", "Theft from a motor vehicle", "MOPAC 7", 1847, 1635, -9.4m),
        ("criminal-damage", "Criminal damage", "MOPAC 7", 1779, 1871, 7.5m),
        ("mopac-7", "MOPAC 7 in all", "MOPAC 7", 10694, 10008, -0.4m),
        ("violence-against-the-person", "Violence against the person", "Other crime", 6003, 6732, 20.0m),
        ("homicide", "Homicide", "Other crime", 3, 3, 17.0m),
        ("burglary-residential", "Burglary, residential", "Other crime", 1843, 1342, -10.6m),
        ("burglary-non-residential", "Burglary, non-residential", "Other crime", 727, 833, -6.8m),
        ("rape", "Rape", "Other crime", 145, 163, 9.8m),
        ("youth-violence", "Youth violence", "Other crime", 597, 597, 10.0m),
        ("gun-crime", "Gun crime", "Other crime", 59, 69, 9.9m),
        ("knife-crime", "Knife crime", "Other crime", 372, 332, 4.7m),
        ("disability-hate-crime", "Disability hate crime", "Other crime", 9, 3, null),
    ];

    static Section Crime() => new()
    {
        Id = "recorded-crime",
        Title = "Recorded crime",
        DataTo = new Month(2015, 10),
        DataToLabel = "Data to October 2015",
        Introduction = ["Offences that the police recorded. Counts depend on what is reported and on how it is recorded, not only on what happens."],
        Figures =
        [
            Figure(1, "Burglary fell by 15.4%; violence against the person rose by 12.1%",
                "Recorded offences in Waltham Forest, 12 months to October 2015 compared with 12 months to October 2014",
                new Table(
                    [
                        new Column("measure", "Measure", ColumnKind.Text) { Shown = false },
                        new Column("name", "Offence", ColumnKind.Text) { IsRowHead = true },
                        new Column("group", "Group", ColumnKind.Text) { Shown = false },
                        new Column("previous", "12 months to Oct 2014") { Unit = "offences" },
                        new Column("current", "12 months to Oct 2015") { Unit = "offences" },
                        new Column("change_percent", "Change (%)") { Decimals = 1 },
                        new Column("force_previous", "MPS, 12 months to Oct 2014"),
                        new Column("force_current", "MPS, 12 months to Oct 2015"),
                        new Column("force_change_percent", "MPS change (%)") { Decimals = 1 },
                    ],
                    [.. Crimes.Select(row => new Row(row.Id,
                    [
                        Cell.Words(row.Id), Cell.Words(row.Name), Cell.Words(row.Group), Count(row.Before), Count(row.Now), Change(row.Before, row.Now),
                        Missing("the publication gives the change of the force only"), Missing("the publication gives the change of the force only"),
                        row.Force is { } force ? Published(force, (force > 0 ? "+" : "") + Format.Number(Estimate.Of(force), 1) + "%") : Missing("not in the publication"),
                    ]) { Group = row.Group, TermId = row.Id })]))
            with
            {
                Sentences =
                [
                    Say("crime.total", "Waltham Forest recorded 21,062 offences in the 12 months to October 2015, 0.5% fewer than the year before (21,173)."),
                    Say("crime.fall", "Burglary fell from 2,570 to 2,175, a fall of 15.4%."),
                    Say("crime.rise", "Violence against the person rose from 6,003 to 6,732, a rise of 12.1%; across the MPS it rose by 20.0%."),
                ],
                Notes = [new Note(1, "MOPAC 7 is the set of seven neighbourhood crimes that the Police and Crime Plan 2013 to 2016 set out to cut by 20%.")],
                TermIds = ["burglary", "robbery"],
            },
        ],
        Glossary =
        [
            new Term("burglary", "Burglary", "Entering a building as a trespasser to steal, or stealing once inside.", "https://www.gov.uk/government/publications/counting-rules-for-recorded-crime"),
            new Term("robbery", "Robbery", "Theft with force or the threat of force.", "https://www.gov.uk/government/publications/counting-rules-for-recorded-crime"),
            new Term("knife-crime", "Knife crime", "Offences where a knife or sharp instrument is used or threatened.", null),
        ],
    };

    static Section Calls() => new()
    {
        Id = "anti-social-behaviour",
        Title = "Anti-social behaviour",
        DataTo = new Month(2015, 10),
        DataToLabel = "Data to October 2015",
        Figures =
        [
            Figure(2, "Calls about anti-social behaviour peaked in the summer, as they did across the MPS",
                "Calls recorded as anti-social behaviour by month, Waltham Forest and the MPS, November 2013 to October 2015",
                new Table(
                    [new Column("month", "Month", ColumnKind.Month), new Column("area", "Waltham Forest (calls)"), new Column("force", "MPS (calls)")],
                    [.. Enumerable.Range(0, 24).Select(at =>
                    {
                        var month = new Month(2013, 11) + at;
                        var swell = at % 12 is > 5 and < 11 ? 1.35m : 1m;
                        return new Row(month.ToString(),
                        [
                            Cell.Of(month),
                            at is 14 or 15 ? Missing($"the file has no calls for {month.Label}") : Count(decimal.Truncate((610 + at * 37 % 90) * swell)),
                            Count(decimal.Truncate((21800 + at * 531 % 2400) * swell)),
                        ]);
                    })]))
            with
            {
                Chart = new Chart(ChartKind.SmallMultiples, "month", ["area", "force"]) { Description = "Two lines by month. Both rise from May and fall after September in each year." },
            },
        ],
    };

    static Section Survey() => new()
    {
        Id = "confidence",
        Title = "Public confidence and victim satisfaction",
        DataTo = new Month(2015, 9),
        DataToLabel = "Data to September 2015",
        Figures =
        [
            Figure(3, "Confidence in Waltham Forest is about the same as across London",
                "Residents who say that the police do a good or excellent job (%), 12 months to September 2015",
                Ranked(at => Percent(55 + at * 17 % 29, interval: true), Percent(67)))
            with
            {
                Chart = new Chart(ChartKind.RankedDots, "area", ["percent"]) { HighlightRowId = "E09000029", ReferenceColumnId = "force_percent", ReferenceLabel = "MPS 67%", Description = "Boroughs in order. Waltham Forest lies near the MPS line." },
                Sentences = [Say("confidence.level", "In the 12 months to September 2015, 69% of residents said that the police do a good or excellent job. Across the MPS it was 67%.")],
                PublishedOnly = true,
            },
            Figure(4, "No data on victim satisfaction by borough", "Victims satisfied with the service", new Table([new Column("area", "Area", ColumnKind.Text), new Column("percent", "Satisfied (%)")], []))
            with { Gap = new Gap("The User Satisfaction Survey by borough is not loaded.", "A tidy file with the measure satisfaction would fill it."), Period = null, Sources = [] },
            Figure(5, "Confidence rose while satisfaction hardly moved", "Confidence and satisfaction in Waltham Forest (%), rolling 12 months, March 2012 to September 2015", SixLines())
            with
            {
                Chart = new Chart(ChartKind.Lines, "period", ["percent"]) { SeriesColumnId = "measure", Description = "Six lines. Confidence rises from 60% to 69%; the others stay within five points." },
                Illustrative = true,
            },
        ],
    };

    static Table Ranked(Func<int, Cell> value, Cell reference) => new(
        [
            new Column("area_code", "Code", ColumnKind.Text) { Shown = false },
            new Column("area", "Borough", ColumnKind.Text) { IsRowHead = true },
            new Column("percent", "Good or excellent (%)"),
            new Column("force_percent", "MPS (%)") { Shown = false },
        ],
        [.. Boroughs.Select((name, at) => new Row($"E{9000000 + at:00000000}", [Cell.Words($"E{9000000 + at:00000000}"), Cell.Words(name), at == 6 ? Missing("too few interviews") : value(at), reference]))]);

    static Cell Percent(int value, bool interval = false)
    {
        var number = Estimate.Of(value) with { AsPublished = true, SnapshotIds = [SurveyFile], Interval = interval ? new Interval(value - 4.4m, value + 4.1m, "wilson") : null };
        return Cell.Of(number, Format.Percent(number, 0));
    }

    static Table SixLines()
    {
        (string Id, string Name, int Start, int End)[] lines =
        [
            ("confidence", "Confidence", 60, 69), ("satisfaction", "Satisfaction", 74, 80), ("ease-of-contact", "Ease of contact", 91, 92),
            ("police-actions", "Police actions", 70, 72), ("treatment", "Treatment", 88, 90), ("follow-up", "Follow-up", 66, 68),
        ];
        return new Table(
            [new Column("period", "12 months to", ColumnKind.Month), new Column("measure", "Measure", ColumnKind.Text), new Column("percent", "Per cent (%)")],
            [.. Enumerable.Range(0, 15).SelectMany(quarter => lines.Select((line, order) =>
            {
                var month = new Month(2012, 3) + 3 * quarter;
                var number = Estimate.Of(line.Start + (line.End - line.Start) * quarter / 14 + (quarter * (order + 3) % 3)) with { Illustrative = order > 0, SnapshotIds = [MadeUpFile] };
                var cell = order == 2 && quarter is 5 or 6 ? Missing("the survey was not asked") : Cell.Of(number, Format.Percent(number, 0));
                return new Row($"{month}-{line.Id}", [Cell.Of(month), Cell.Words(line.Id, line.Name), cell]);
            }))]);
    }
}
