using System.Globalization;
using Peelian.Figures;

namespace Peelian.Render.Tests;

static partial class SampleSummary
{
    static Section Complaints() => new()
    {
        Id = "complaints",
        Title = "Complaints against officers and staff",
        DataTo = new Month(2015, 10),
        DataToLabel = "Data to October 2015",
        Figures =
        [
            Figure(6, "Waltham Forest recorded 298 allegations", "Allegations by borough, 12 months to October 2015", Ranked(at => Count(at == 29 ? 298 : 120 + at * 83 % 410), Count(262)))
            with { Chart = new Chart(ChartKind.RankedBars, "area", ["percent"]) { HighlightRowId = "E09000029", ReferenceColumnId = "force_percent", ReferenceLabel = "MPS average 262", Description = "Bars in order of size; Waltham Forest stands among the middle." } },
            Figure(7, "6 boroughs recorded more allegations than the year before", "Change in allegations by borough (%), 12 months to October 2015 compared with 12 months to October 2014",
                Ranked(at => Number(Estimate.Of(new Fraction(at == 29 ? -26 : (at * 7 % 31) - 22, 1)), 0), Missing("not published")))
            with
            {
                Chart = new Chart(ChartKind.RankedBars, "area", ["percent"]) { HighlightRowId = "E09000029", Description = "Bars to both sides of zero." },
                Facts = [new Fact("areas_up", "Boroughs with an increase", Count(6)), new Fact("areas_missing", "Boroughs without a value", Missing("not counted"))],
            },
            Figure(8, "Failures in duty were the commonest allegation, and fell", "Allegations by type, Waltham Forest, 12 months to October 2015 compared with 12 months to October 2014",
                new Table(
                    [new Column("type", "Allegation", ColumnKind.Text) { IsRowHead = true }, new Column("previous", "12 months to Oct 2014"), new Column("current", "12 months to Oct 2015"), new Column("change_percent", "Change (%)")],
                    [Type("failures-in-duty", "Failures in duty", 203, 128), Type("oppressive-behaviour", "Oppressive behaviour", 79, 77), Type("incivility", "Incivility", 60, 51), Type("malpractice", "Malpractice", 9, 3)]))
            with { Chart = new Chart(ChartKind.PairedBars, "type", ["previous", "current"]) { Description = "Pairs of bars; failures in duty fall from 203 to 128." } },
            Figure(9, "No case to answer was the commonest outcome", "Outcomes of allegations finalised in the 12 months to October 2015, Waltham Forest",
                new Table(
                    [new Column("outcome", "Outcome", ColumnKind.Text) { IsRowHead = true }, new Column("count", "Allegations"), new Column("share_percent", "Share (%)")],
                    [Outcome("no-case-to-answer", "No case to answer", 263), Outcome("disapplication", "Disapplication", 19), Outcome("case-to-answer", "Case to answer", 3), Outcome("not-listed", "Not listed", 31)]))
            with { Chart = new Chart(ChartKind.Bars, "outcome", ["count", "share_percent"]) { HighlightRowId = "no-case-to-answer", Description = "Bars; no case to answer is by far the longest." } },
        ],
    };

    static Row Type(string id, string name, int before, int now) => new(id, [Cell.Words(id, name), Count(before), Count(now), Change(before, now)]);

    static Row Outcome(string id, string name, int count)
    {
        var share = Estimate.Of(new Fraction(100 * count, 316));
        return new Row(id, [Cell.Words(id, name), Count(count), Cell.Of(share, Format.Percent(share, 1))]);
    }

    static Section Stops() => new()
    {
        Id = "stop-and-search",
        Title = "Stop and search",
        DataTo = new Month(2015, 10),
        DataToLabel = "Data to October 2015",
        Figures = [Searches(), Ratios()],
    };

    static Figure Searches()
    {
        int[] searches = [456, 458, 381, 444, 387, 575, 494, 386, 489, 533, 511, 478, 635];
        int[] accounts = [745, 949, 707, 1068, 745, 1152, 798, 713, 1059, 773, 864, 557, 646];
        return Figure(10, "Searches reached 635 in October 2015, the most in thirteen months", "Stop and searches, and stop and accounts, Waltham Forest, October 2014 to October 2015",
            new Table(
                [new Column("month", "Month", ColumnKind.Month), new Column("searches", "Searches"), new Column("stop_and_accounts", "Stop and accounts")],
                [.. searches.Select((count, at) => new Row((new Month(2014, 10) + at).ToString(), [Cell.Of(new Month(2014, 10) + at), Count(count), Count(accounts[at])]))]))
            with
        { Chart = new Chart(ChartKind.Lines, "month", ["searches", "stop_and_accounts"]) { Description = "Two lines by month." } };
    }

    static Figure Ratios()
    {
        int[] white = [187, 180, 142, 183, 158, 229, 175, 146, 177, 224, 221, 214, 289];
        int[] black = [150, 162, 120, 144, 124, 200, 180, 126, 170, 164, 155, 150, 172];
        int[] asian = [107, 104, 113, 94, 94, 135, 129, 98, 125, 130, 124, 105, 154];
        int[] other = [4, 4, 0, 4, 3, 7, 4, 9, 8, 5, 6, 5, 6];
        (string Id, string Name, int[] Counts, int People)[] groups = [("white", "White", white, 134799), ("black", "Black", black, 51762), ("asian", "Asian", asian, 54412), ("other", "Other", other, 17276)];
        var rows = Enumerable.Range(0, 13).SelectMany(at => groups.Select(group =>
        {
            var ratio = Estimate.Of(new Fraction((long)group.Counts[at] * 134799, (long)group.People * white[at]));
            return new Row($"{new Month(2014, 10) + at}-{group.Id}", [Cell.Of(new Month(2014, 10) + at), Cell.Words(group.Id, group.Name), Count(group.Counts[at]), Count(group.People), Cell.Of(ratio, Format.Number(ratio, 2))]);
        }));
        return Figure(11, "A Black person was searched 1.55 times as often as a White person in October 2015", "Searches per resident of each group relative to White residents, Waltham Forest, October 2014 to October 2015",
            new Table([new Column("month", "Month", ColumnKind.Month), new Column("group", "Group", ColumnKind.Text), new Column("searches", "Searches"), new Column("population", "Population, 2011") { Shown = false }, new Column("ratio", "Ratio to White")], [.. rows]))
            with
        {
            Chart = new Chart(ChartKind.Lines, "month", ["ratio"]) { SeriesColumnId = "group", LeftOut = [], Description = "Four lines by month; Black is highest throughout." },
            Beside = new Table([new Column("group", "Group", ColumnKind.Text), new Column("population", "Population, 2011 census")], [.. groups.Select(group => new Row(group.Id, [Cell.Words(group.Id, group.Name), Count(group.People)]))]),
            BesideTitle = "Residents by group, 2011 census",
            Notes = [new Note(2, "Residents are not the people in the street: a borough with many visitors is searched beyond its residents.")],
        };
    }

    static Section Custody() => new()
    {
        Id = "custody-visiting",
        Title = "Independent custody visiting",
        DataToLabel = "No data",
        Figures = [Figure(12, "No custody visits are loaded", "Custody visits", new Table([new Column("field", "Field", ColumnKind.Text), new Column("value", "Value", ColumnKind.Text)], [])) with { Gap = new Gap("No report of the custody visitors is loaded.", "A tidy file of visits would fill it."), Period = null }],
        Missing = "No report of the custody visitors is loaded. A tidy file of visits would fill this section.",
    };

    static Section Hostile() => new()
    {
        Id = "hostile",
        Title = Script,
        DataTo = new Month(2015, 10),
        DataToLabel = "Data to October 2015",
        Introduction = [RightToLeft, Emoji],
        Figures =
        [
            Figure(13, Script, Long, new Table(
                [new Column("name", "Name " + Script, ColumnKind.Text), new Column("value", "Value")],
                [.. new[] { Script, Formula, RightToLeft, Emoji, Long, "-1 to zero", "line\nbreak" }.Select((name, at) => new Row($"row-{at.ToString(CultureInfo.InvariantCulture)}", [Cell.Words(name), at == 1 ? Missing(Script) : Count(-at * 12345.678m)]) { TermId = "hostile" })]))
            with
            {
                Chart = new Chart(ChartKind.RankedBars, "name", ["value"]) { Description = Script, HighlightRowId = "row-0" },
                Notes = [new Note(3, Script)],
                Sources = [new SourceLine(Script, [CrimeFile])],
                Sentences = [Say("hostile.formula", Formula)],
            },
        ],
        Glossary = [new Term("hostile", Script, Long, "javascript:alert(1)")],
    };
}
