using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>Titles, column heads and rows name the months that their numbers come from.</summary>
static class Spans
{
    public static void Check(Figure figure, KnownFacts facts, List<Contradiction> found)
    {
        if (figure.Period is not { } period)
        {
            found.Add(new(figure.Id, "period", "it has data and no period", "the months that it covers"));
            return;
        }
        if (!figure.Title.Contains(period.Last.Label, StringComparison.Ordinal))
            found.Add(new(figure.Id, "title", $"“{figure.Title}” does not name {period.Last.Label}", $"the month that its data end in, {period.Last.Label}"));
        Ends(figure, period, facts, found);
        for (var column = 0; column < figure.Table.Columns.Count; column++)
            Head(figure, column, found);
        if (figure.Table.Columns[0].Kind == ColumnKind.Month)
            Months(figure, period, found);
    }

    static void Ends(Figure figure, Period period, KnownFacts facts, List<Contradiction> found)
    {
        var ends = KnownFacts.NumbersOf(figure).Where(number => !number.IsMissing).SelectMany(number => number.Inputs).Select(key => key.Period.Last)
            // A census that the pack names is of its own month, which may be after the figure's.
            .Where(month => month <= period.Last || !facts.IsNamedByPack(month)).ToList();
        if (ends.Count == 0)
            return;
        // A number that is missing may be the one that would have reached the end.
        var whole = KnownFacts.NumbersOf(figure).All(number => !number.IsMissing);
        if (ends.Max() > period.Last || (whole && ends.Max() < period.Last))
            found.Add(new(figure.Id, "period", $"its numbers reach {ends.Max().Label}", $"{period.Last.Label}, the end of the period it is said to cover"));
    }

    // A column headed "12 months to October 2014" holds numbers of those months and of no others.
    static void Head(Figure figure, int column, List<Contradiction> found)
    {
        if (KnownFacts.MonthsIn(figure.Table.Columns[column].Title).ToList() is not [var month])
            return;
        foreach (var row in figure.Table.Rows)
        {
            if (row.Cells[column].Number is { IsMissing: false } number && number.Inputs.FirstOrDefault(key => key.Period.Last.Label != month) is { } other)
                found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} comes from {other.Period.Label} and stands under “{figure.Table.Columns[column].Title}”", $"a number of the months to {month}"));
        }
    }

    static void Months(Figure figure, Period period, List<Contradiction> found)
    {
        var months = new List<Month>();
        foreach (var row in figure.Table.Rows)
        {
            if (!Month.TryParse(row.Cells[0].Raw, null, out var month) || !period.Contains(month))
            {
                found.Add(new(figure.Id, row.Id, $"the row is of {row.Cells[0].Printed}", $"a month of {period.RangeLabel}"));
                continue;
            }
            if (months.Count == 0 || months[^1] != month)
                months.Add(month);
            foreach (var number in row.Cells.Select(cell => cell.Number).OfType<Estimate>().Where(number => !number.IsMissing))
            {
                // A mean of the months beside a month comes from that month too.
                var own = number.Inputs.Select(key => key.Period).Where(input => period.Contains(input.Last)).ToList();
                if (own.Count > 0 && !own.Exists(input => input.Contains(month)))
                    found.Add(new(figure.Id, row.Id, $"the row of {month.Label} has a number of {own[0].Label}", $"numbers of {month.Label}"));
            }
        }
        if (!months.SequenceEqual(period.Months))
            found.Add(new(figure.Id, "months", $"it has {Format.Whole(months.Count)} months", $"each of the {Format.Whole(period.Length)} months of {period.RangeLabel}, in order"));
    }
}
