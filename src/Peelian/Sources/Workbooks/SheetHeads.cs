using System.Text;

namespace Peelian.Sources;

/// <summary>Finds in a sheet the row of the column names: the first that any source recognises, whatever titles stand above it.</summary>
static class SheetHeads
{
    /// <summary>The source of a sheet and its head; no source where none recognises it, with the nearest.</summary>
    public sealed record Found(ISource? Source, SheetPart? Part, ISource? Nearest, Recognition Near, IReadOnlyList<ISource> Several);

    /// <summary>Looks through the top of a sheet.</summary>
    public static Found Find(IReadOnlyList<ISource> sources, SheetText sheet)
    {
        (ISource? Source, Recognition Recognition) near = (null, Recognition.None());
        foreach (var (row, header) in Candidates(sheet.Head))
        {
            var head = HeadOf(sheet, row, header);
            var scores = sources.Select(source => (Source: source, Recognition: source.Recognise(head))).ToList();
            var matches = scores.Where(score => score.Recognition.IsMatch).Select(score => score.Source).ToList();
            if (matches.Count > 0)
                return new Found(matches.Count == 1 ? matches[0] : null, new SheetPart(sheet.Name, row, Names(header)), null, Recognition.None(), matches);
            var best = scores.MaxBy(score => score.Recognition.Score);
            if (best.Recognition.Score > near.Recognition.Score)
                near = best;
        }
        return new Found(null, null, near.Source, near.Recognition, []);
    }

    // Each row of three cells or more; then the same with the words of a head that spans it above.
    static IEnumerable<(int Row, IReadOnlyDictionary<int, string> Header)> Candidates(IReadOnlyList<HeadRow> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Cells.Count < 3)
                continue;
            yield return (rows[index].Number, rows[index].Cells);
            if (index > 0 && rows[index - 1].Merges.Any(merge => merge.Right > merge.Left || merge.Bottom > merge.Top))
                yield return (rows[index].Number, Below(rows[index - 1], rows[index]));
        }
    }

    static SortedDictionary<int, string> Below(HeadRow above, HeadRow row)
    {
        var header = new SortedDictionary<int, string>(row.Cells.ToDictionary());
        foreach (var merge in above.Merges.Where(merge => merge.Right > merge.Left && merge.Bottom < row.Number))
        {
            for (var column = merge.Left; column <= merge.Right; column++)
            {
                if (above.Cells.TryGetValue(column, out var group) && row.Cells.TryGetValue(column, out var own) && group != own)
                    header[column] = $"{group}: {own}";
            }
        }
        foreach (var (column, words) in above.Cells.Where(cell => !header.ContainsKey(cell.Key)))
            header[column] = words;
        return header;
    }

    static IReadOnlyList<string> Names(IReadOnlyDictionary<int, string> header) =>
        [.. Enumerable.Range(1, header.Keys.Max()).Select(column => Label.Squeeze(header.GetValueOrDefault(column, "")))];

    static FileHead HeadOf(SheetText sheet, int row, IReadOnlyDictionary<int, string> header)
    {
        using var text = new StringWriter { NewLine = "\n" };
        SheetText.Line(text, header);
        foreach (var below in sheet.Head.Where(below => below.Number > row))
            SheetText.Line(text, below.Cells);
        var words = text.ToString();
        return new FileHead(sheet.Name, words, Encoding.UTF8.GetBytes(words));
    }
}
