namespace Peelian.Sources;

/// <summary>Reads the rows of a census table and proves that their sums add up.</summary>
sealed class CensusRows(DelimitedText table, CensusColumns columns, CensusLabels labels, Catalogue catalogue)
{
    readonly Dictionary<string, (int Line, string Counts)> _seen = new(StringComparer.Ordinal);

    readonly HashSet<string> _disputed = new(StringComparer.Ordinal);

    /// <summary>Every observation; none of an area that has two rows with different values.</summary>
    public IEnumerable<Observation> Read()
    {
        var all = new List<Observation>();
        while (table.Next())
            all.AddRange(table.IsMisshapen ? [] : ReadRow());
        return all.Where(each => !_disputed.Contains(each.AreaCode));
    }

    // None where the row is faulty or of no area that is listed.
    List<Observation> ReadRow()
    {
        if (columns.Kind >= 0 && !table[columns.Kind].Equals(labels.KindTotal, StringComparison.OrdinalIgnoreCase))
            return [];
        if (!table[columns.Date].Equals(labels.Date, StringComparison.Ordinal))
        {
            table.Report(columns.Date, $"'{labels.Date}'");
            return [];
        }
        if (FindArea() is not { } area || ReadCounts() is not { } counts || !AddsUp(counts) || IsRepeated(area, counts))
            return [];
        return Make(area, counts);
    }

    Area? FindArea()
    {
        var code = table.Text(columns.Code);
        if (catalogue.FindArea(code) is { } area && area.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            return area;
        if (!GssCode.IsOfKind(code, labels.SkipCodes))
            table.Report(columns.Code, "the code of a local authority, nine letters and digits",
                Label.DidYouMean(Nearest.To(code, catalogue.Areas.Select(each => each.Code), 1)));
        return null;
    }

    int[]? ReadCounts()
    {
        var counts = new int[columns.Categories.Count];
        var sound = true;
        for (var each = 0; each < counts.Length; each++)
        {
            if (Numbers.ReadCount(table[columns.Categories[each].Column], out counts[each]) == Cell.Number)
                continue;
            table.Report(columns.Categories[each].Column, "a whole number, 0 or more");
            sound = false;
        }
        return sound ? counts : null;
    }

    bool AddsUp(int[] counts)
    {
        var sound = IsSum(columns.Total, counts.Sum(), "all single groups");
        for (var five = 0; five < columns.Subtotals.Count; five++)
        {
            var sum = counts.Where((_, each) => columns.Categories[each].Self == five).Sum();
            sound &= IsSum(columns.Subtotals[five], sum, "its groups");
        }
        return sound;
    }

    bool IsSum(int column, int sum, string what)
    {
        if (Numbers.ReadCount(table[column], out var printed) == Cell.Number && printed == sum)
            return true;
        table.Report(column, FormattableString.Invariant($"{sum}, the sum of {what}"));
        return false;
    }

    bool IsRepeated(Area area, int[] counts)
    {
        var text = string.Join(' ', counts);
        if (_seen.TryAdd(area.Code, (table.Line, text)))
            return false;
        if (_seen[area.Code].Counts != text && _disputed.Add(area.Code))
            table.Report(columns.Code, FormattableString.Invariant($"one row for an area: line {_seen[area.Code].Line} has other values"));
        return true;
    }

    List<Observation> Make(Area area, int[] counts)
    {
        var all = new List<Observation> { One(area, Slice.Whole, counts.Sum(), columns.Total, labels.Total) };
        for (var five = 0; five < labels.Five.Count; five++)
        {
            var sum = counts.Where((_, each) => columns.Categories[each].Self == five).Sum();
            all.Add(One(area, Slice.Of("self-defined-ethnicity", labels.Five[five].Self), sum, columns.Subtotals[five], labels.Five[five].Subtotal));
        }
        foreach (var group in columns.Categories.Select(category => category.Officer).Distinct(StringComparer.Ordinal))
        {
            var sum = counts.Where((_, each) => columns.Categories[each].Officer == group).Sum();
            var written = string.Join(" + ", columns.Categories.Where(category => category.Officer == group).Select(category => category.Category));
            all.Add(One(area, Slice.Of("officer-defined-ethnicity", group), sum, -1, written));
        }
        return all;
    }

    Observation One(Area area, Slice slice, int count, int column, string label) =>
        new(labels.Measure, Statistic.Value, area.Code, Period.Of(labels.Month), slice, count, new Origin(table.Line, column + 1, label))
        {
            Classification = labels.Classification,
        };
}
