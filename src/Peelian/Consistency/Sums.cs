using System.Globalization;
using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>Changes, rates and ratios follow from the counts beside them; parts make their total; a share has its base.</summary>
static class Sums
{
    /// <summary>Values are kept to twelve significant digits.</summary>
    const decimal Tolerance = 0.000000001m;

    public static void Check(Figure figure, Catalogue catalogue, List<Contradiction> found)
    {
        var table = figure.Table;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var id = table.Columns[column].Id;
            if (IsCount(table.Columns[column]))
                Negative(figure, column, found);
            if (id.EndsWith("change_percent", StringComparison.Ordinal))
                Changes(figure, column, id[..^"change_percent".Length], found);
            else if (id.StartsWith("rate_per_", StringComparison.Ordinal) || id.StartsWith("per_", StringComparison.Ordinal))
                Rates(figure, column, found);
            else if (IsShare(table.Columns[column]))
                Shares(figure, column, found);
        }
        Parts(figure, catalogue, found);
        Whole(figure, found);
    }

    /// <summary>Does the column hold counts?</summary>
    static bool IsCount(Column column) =>
        column is { Kind: ColumnKind.Number, Decimals: 0, Unit: { } unit } && !unit.Contains('%', StringComparison.Ordinal) && !unit.StartsWith("per", StringComparison.Ordinal);

    static bool IsShare(Column column) => column.Unit == "%" && column.Id.EndsWith("_percent", StringComparison.Ordinal)
        && !column.Id.Contains("change", StringComparison.Ordinal) && !column.Id.Contains("lower", StringComparison.Ordinal) && !column.Id.Contains("upper", StringComparison.Ordinal);

    static int Find(Table table, string id)
    {
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (table.Columns[index].Id == id)
                return index;
        }
        return -1;
    }

    // A value that somebody published without its counts is not recomputed.
    static decimal? Computed(Cell cell) => cell.Number is { IsMissing: false, AsPublished: false } number ? number.Value : null;

    static bool Near(decimal left, decimal right) => Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Abs(right));

    static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    static bool SamePublication(Cell left, Cell right) => left.Number!.SnapshotIds.SequenceEqual(right.Number!.SnapshotIds, StringComparer.Ordinal);

    static void Negative(Figure figure, int column, List<Contradiction> found)
    {
        foreach (var row in figure.Table.Rows.Where(row => row.Cells[column].Number?.Value < 0))
            found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is {row.Cells[column].Raw}", "a count of 0 or more: the parts are more than their whole"));
    }

    static void Changes(Figure figure, int column, string prefix, List<Contradiction> found)
    {
        var (before, now) = (Find(figure.Table, prefix + "previous"), Find(figure.Table, prefix + "current"));
        if (before < 0 || now < 0)
            return;
        foreach (var row in figure.Table.Rows)
        {
            if (Computed(row.Cells[column]) is { } change && Computed(row.Cells[before]) is { } previous && Computed(row.Cells[now]) is { } current
                && (previous == 0 || !Near(change, 100 * (current - previous) / previous)))
            {
                found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is {row.Cells[column].Raw}",
                    previous == 0 ? "no percentage of 0" : $"{Text(100 * (current - previous) / previous)}, from {row.Cells[before].Printed} to {row.Cells[now].Printed}"));
            }
        }
    }

    static void Rates(Figure figure, int column, List<Contradiction> found)
    {
        var id = figure.Table.Columns[column].Id;
        if (!decimal.TryParse(id.AsSpan(id.LastIndexOf('_') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var per))
            return;
        foreach (var row in figure.Table.Rows)
        {
            if (Computed(row.Cells[column]) is { } rate && !Counts(figure, row).Any(count => Counts(figure, row).Any(people => people != 0 && Near(rate, per * count / people))))
                found.Add(new(figure.Id, row.Id, $"{id} is {row.Cells[column].Raw}", $"{Text(per)} times a count over a base, both in the row"));
        }
    }

    static IEnumerable<decimal> Counts(Figure figure, Row row) =>
        row.Cells.Where((_, index) => figure.Table.Columns[index].Unit is { } unit && !unit.Contains('%', StringComparison.Ordinal)).Select(cell => cell.Number?.Value).OfType<decimal>();

    // The base of a share is a number of the figure: in the row, a fact, or the sum of a column over all rows or those of its month.
    static void Shares(Figure figure, int column, List<Contradiction> found)
    {
        var bases = Bases(figure);
        foreach (var row in figure.Table.Rows)
        {
            // What is worked out from published percentages has no base of its own.
            if (Computed(row.Cells[column]) is not { } share || row.Cells[column].Number!.Inputs.Any(key => key.Statistic != Statistic.Value))
                continue;
            if (share is < 0 or > 100)
                found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is {row.Cells[column].Raw}", "a share from 0 to 100"));
            else if (!Counts(figure, row).Concat(bases(row)).Any(whole => whole > 0 && IsWhole(share * whole / 100)))
                found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is {row.Cells[column].Raw} of a whole that the figure does not print", "the base of the share, in the row or as a fact"));
        }
    }

    static bool IsWhole(decimal value) => Math.Abs(value - Math.Round(value, Rounding.HalfAwayFromZero)) <= 0.000001m;

    static Func<Row, IEnumerable<decimal>> Bases(Figure figure)
    {
        var columns = Enumerable.Range(0, figure.Table.Columns.Count).Where(index => IsCount(figure.Table.Columns[index])).ToList();
        var facts = figure.Facts.Select(fact => fact.Cell.Number?.Value).OfType<decimal>().ToList();
        decimal Sum(IEnumerable<Row> rows, int column) => rows.Sum(row => row.Cells[column].Number?.Value ?? 0);
        var all = columns.Select(column => Sum(figure.Table.Rows, column)).ToList();
        var heads = figure.Table.Rows.GroupBy(row => row.Cells[0].Raw, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => columns.Select(column => Sum(rows, column)).ToList(), StringComparer.Ordinal);
        return row => [.. facts, .. all, .. heads[row.Cells[0].Raw]];
    }

    static void Parts(Figure figure, Catalogue catalogue, List<Contradiction> found)
    {
        var rows = figure.Table.Rows.Where(row => row.TermId is not null).DistinctBy(row => row.TermId).ToDictionary(row => row.TermId!, StringComparer.Ordinal);
        foreach (var (id, row) in rows)
        {
            if (catalogue.FindMeasure(id) is not { Parts: { Count: > 0 } parts } || !parts.All(rows.ContainsKey) || rows.Count < figure.Table.Rows.Count)
                continue;
            for (var column = 0; column < figure.Table.Columns.Count; column++)
            {
                if (IsCount(figure.Table.Columns[column]))
                    PartsOf(figure, row, [.. parts.Select(part => rows[part])], column, found);
            }
        }
    }

    static void PartsOf(Figure figure, Row row, IReadOnlyList<Row> parts, int column, List<Contradiction> found)
    {
        if (Computed(row.Cells[column]) is not { } total || !parts.All(part => Computed(part.Cells[column]) is not null && SamePublication(part.Cells[column], row.Cells[column])))
            return;
        var sum = parts.Sum(part => part.Cells[column].Number!.Value!.Value);
        if (sum != total)
            found.Add(new(figure.Id, row.Id, $"{figure.Table.Columns[column].Id} is {row.Cells[column].Printed}", $"{Format.Whole(sum)}, the sum of {Grammar.List([.. parts.Select(part => part.Id)])}"));
    }

    // A row "all" (or a fact named after the column's unit) is the sum of the other rows; an area is no more than its force.
    static void Whole(Figure figure, List<Contradiction> found)
    {
        if (figure.Beside is { } beside && beside.Rows.FirstOrDefault(row => row.Id == "all") is { } all)
        {
            var parts = beside.Rows.Where(row => row.Id != "all").ToList();
            for (var column = 0; column < beside.Columns.Count; column++)
            {
                if (Computed(all.Cells[column]) is { } total && parts.All(row => Computed(row.Cells[column]) is not null && SamePublication(row.Cells[column], all.Cells[column]))
                    && parts.Sum(row => row.Cells[column].Number!.Value!.Value) != total)
                    found.Add(new(figure.Id, "all", $"{beside.Columns[column].Id} is {all.Cells[column].Printed} in the table beside", $"{Format.Whole(parts.Sum(row => row.Cells[column].Number!.Value!.Value))}, the sum of its rows"));
            }
        }
        foreach (var name in (string[])["previous", "current"])
        {
            var (own, force) = (Find(figure.Table, name), Find(figure.Table, "force_" + name));
            foreach (var row in own < 0 || force < 0 ? [] : figure.Table.Rows)
            {
                if (Computed(row.Cells[own]) is { } part && Computed(row.Cells[force]) is { } whole && part > whole && SamePublication(row.Cells[own], row.Cells[force]))
                    found.Add(new(figure.Id, row.Id, $"{name} is {row.Cells[own].Printed} and force_{name} {row.Cells[force].Printed}", "an area that is no more than its force, which includes it"));
            }
        }
    }
}
