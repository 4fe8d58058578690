using System.Globalization;
using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>What people read is what files carry: the number rounded once, or the counts in its place, or the mark of what is missing.</summary>
static class Printed
{
    public static void Check(Figure figure, KnownFacts facts, List<Contradiction> found)
    {
        Check(figure, figure.Table, facts, found);
        if (figure.Beside is { } beside)
            Check(figure, beside, facts, found);
        foreach (var fact in figure.Facts)
            Check(figure, fact.Id, "value", fact.Cell, facts, found);
        if (figure.Arranged is { } arranged)
            Arranged(figure, arranged, facts, found);
    }

    static void Check(Figure figure, Table table, KnownFacts facts, List<Contradiction> found)
    {
        foreach (var row in table.Rows)
        {
            for (var column = 0; column < row.Cells.Count; column++)
                Check(figure, row.Id, table.Columns[column].Id, row.Cells[column], facts, found);
        }
    }

    static void Check(Figure figure, string row, string column, Cell cell, KnownFacts facts, List<Contradiction> found)
    {
        if (cell.Number is not { } number)
            return;
        void Wrong(string expected) => found.Add(new(figure.Id, row, $"{column} is printed “{cell.Printed}” and stored as “{cell.Raw}”", expected));
        if (cell.Raw != Format.Raw(number))
            Wrong($"“{Format.Raw(number)}” stored, which is its value");
        else if (cell.Printed.Contains(" to ", StringComparison.Ordinal) || cell.Printed.Contains(" of ", StringComparison.Ordinal))
        {
            if (!(number.IsMissing || number.SmallBase) || !AreItsCounts(cell.Printed, number, facts))
                Wrong("counts in the place of a percentage only on a small base, and only those that make it");
        }
        else if (number.IsMissing)
        {
            if (cell.Printed.Length == 0 || cell.Printed[0] != '[')
                Wrong($"a mark such as {Format.NotAvailable}: {number.WhyMissing}");
        }
        else if (cell.Printed.Length > 0 && cell.Printed[0] != '[' && !IsRounded(cell.Printed, number))
            Wrong($"{Format.Number(number, DecimalsOf(cell.Printed))}, its value rounded once");
    }

    // "9 to 3": both are cells. "0 of 5": the two make the share, whose base is looked for with the sums.
    static bool AreItsCounts(string printed, Estimate number, KnownFacts facts)
    {
        if (printed.Split(" to ") is [var before, var after])
            return facts.IsPrinted(before) && facts.IsPrinted(after);
        return printed.Split(" of ") is [var part, var whole]
            && decimal.TryParse(part, NumberStyles.Number, CultureInfo.InvariantCulture, out var events) && decimal.TryParse(whole, NumberStyles.Number, CultureInfo.InvariantCulture, out var all)
            && (number.Value is not { } share || Math.Abs(share * all - 100 * events) < 0.000001m);
    }

    static int DecimalsOf(string printed)
    {
        var point = printed.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : printed.AsSpan(point + 1).TrimEnd('%').Length;
    }

    static bool IsRounded(string printed, Estimate number) =>
        decimal.TryParse(printed.AsSpan().TrimEnd('%').TrimStart('+'), NumberStyles.Number, CultureInfo.InvariantCulture, out var read)
        && (read == number.Value || number.Exact!.Value.Round(DecimalsOf(printed)) == read)
        && (printed[0] != '+' || read > 0);

    // The arrangement for people moves cells and makes none.
    static void Arranged(Figure figure, Table arranged, KnownFacts facts, List<Contradiction> found)
    {
        foreach (var row in arranged.Rows)
        {
            foreach (var cell in row.Cells.Where(cell => cell.Number is { IsMissing: false }))
            {
                if (!facts.Printed(cell.Printed).Any(one => one.Raw == cell.Raw))
                    found.Add(new(figure.Id, row.Id, $"the arranged table prints “{cell.Printed}”, which the figure’s table does not have", "the figure’s own cells"));
            }
        }
    }
}
