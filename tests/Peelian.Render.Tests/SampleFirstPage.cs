using Peelian.Figures;
using Peelian.Findings;
using Peelian.Statistics;

namespace Peelian.Render.Tests;

static partial class SampleSummary
{
    /// <summary>Words with what no file should hold as it is: half a letter, a control character, two blanks, a tab, an address of XML's own.</summary>
    public const string Odd = "half \uD83D letter, bell \u0007, two  blanks,\ttab, _x0041_ and ]]>";

    /// <summary>Words that a spreadsheet could take for a formula, one of each kind.</summary>
    public static readonly string[] Formulas = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", Formula];

    /// <summary>The pack with all that a pack can have: first page, what changed, the panel's own words.</summary>
    public static Summary Whole(string area = "Waltham Forest") => Make(area) is var pack ? pack with
    {
        PageOne = FirstPage(),
        SinceLastPack = Since(),
        Commentary =
        [
            new Commentary("The chair & panel " + Emoji, new DateOnly(2015, 12, 3), null, "panel.md", $"We **welcome** the fall in burglary.\n\n{Script}\n\n{Formula}"),
            new Commentary("The chair", new DateOnly(2015, 12, 4), "recorded-crime", "panel.md", Odd),
        ],
        AsKnownOn = new DateOnly(2015, 11, 30),
        Publisher = "The Mayor’s office & " + Script,
        Contact = Formula,
    } : throw new InvalidOperationException();

    static PageOne FirstPage() => new()
    {
        Findings =
        [
            new Peelian.Findings.Finding(Say("crime.fall", "Burglary fell from 2,570 to 2,175, a fall of 15.4%."), Cell.Of(EvidenceWord.ClearlyLower), "figure-01", 1),
            new Peelian.Findings.Finding(Say("confidence.level", $"Confidence is about the same. {Script}"), Cell.Of(EvidenceWord.AboutTheSame, assumed: true), "figure-03", 3),
        ],
        Rule = Say("page-one-rule", "At most 5 sentences, 2 from one section."),
        Scorecard = new Scorecard
        {
            Head = "Against the rest of the force",
            Sentence = Say("scorecard", "Of 2 measures, 1 is better, 1 worse."),
            HowToRead = Say("scorecard-how", "Each mark is a ratio to the rest of the MPS."),
            Comparator = "Rest of the MPS",
            Table = new Table(
                [
                    new Column("measure", "Measure id", ColumnKind.Text) { Shown = false }, new Column("name", "Measure", ColumnKind.Text) { IsRowHead = true },
                    new Column("ratio", "Rest of the MPS = 1") { Decimals = 2 }, new Column("ratio_lower", "Ratio, lower limit (ratio)") { Decimals = 2, Shown = false, Unit = "ratio" },
                    new Column("ratio_upper", "Ratio, upper limit (ratio)") { Decimals = 2, Shown = false, Unit = "ratio" }, new Column("evidence", "How sure", ColumnKind.Text),
                    new Column("standing", "Better or worse", ColumnKind.Text), new Column("figure", "Figure", ColumnKind.Text),
                ],
                [.. new[] { ("burglary", "Burglary", 0.93m, EvidenceWord.ClearlyLower, "better"), ("violence", Formula, 1.12m, EvidenceWord.Higher, "worse") }.Select(row => new Row(row.Item1,
                [
                    Cell.Words(row.Item1), Cell.Words(row.Item2), Ratio(row.Item3), Ratio(row.Item3 - 0.04m), Ratio(row.Item3 + 0.05m), Cell.Of(row.Item4), Cell.Words(row.Item5), Cell.Words("1"),
                ]))]),
            Facts = [new Fact("better", "Better", Count(1)), new Fact("worse", "Worse", Count(1)), new Fact("by_chance", "By chance", Missing("too few measures"))],
        },
        Questions = [new Question(Say("question", "What is different? " + Formula), "figure-01", 1, "figure-01"), new Question(Say("question", Odd), "figure-04", 4, "figure-04")],
        Missing = [new MissingPart(Say("missing-figure", "Figure 4, satisfaction, has no data."), "figure-04"), new MissingPart(Say("missing-section", "Custody visits: no data."), "custody-visits")],
        Targets = [new TargetFinding(new TargetLine("mopac-7", false, [Say("target", "The target was a fall of 20%: it fell by 6.4%.")]), "figure-01", 1)],
    };

    static Cell Ratio(decimal value) => Number(Estimate.Of(value), 2);

    static SinceLastPack Since() => new()
    {
        Earlier = new EarlierPack(new Month(2015, 9), new DateOnly(2015, 11, 1), [CrimeFile]),
        Sentences = [Say("since-revised", "2 months revised (+14 offences)."), .. Formulas.Select(text => Say("since-nothing", text))],
        Facts = [new Fact("revised", "Months revised", Count(2))],
        Tables =
        [
            new SinceTable("measures", "Counts revised, by measure", new Table(
                [new Column("measure", "Measure", ColumnKind.Text), new Column("difference", "Difference (count)") { Unit = "count" }],
                [.. new[] { ("burglary", 14m), ("robbery", -3m), (Script, 0m) }.Select(row => new Row(row.Item1, [Cell.Words(row.Item1), Cell.Of(Estimate.Of(row.Item2), Format.Points(Estimate.Of(row.Item2), 0))]))])),
            new SinceTable("months", "Counts revised, month by month", new Table(
                [new Column("month", "Month", ColumnKind.Month), new Column("small", "Very small (points)") { Decimals = 1 }],
                [.. new[] { 0.04m, -0.04m, 12.25m, -12.25m }.Select((value, at) => new Row($"m{Format.Whole(at)}", [Cell.Of(new Month(2015, 1) + at), Cell.Of(Estimate.Of(value), Format.Points(Estimate.Of(value), 1))]))])) { Shown = false },
        ],
    };
}
