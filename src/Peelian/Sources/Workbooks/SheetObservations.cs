namespace Peelian.Sources;

/// <summary>
/// Reads the sheets of a workbook one after the other. Rows of one sheet add up, as those of one file do; what two sheets both
/// say is said once, and where they disagree both are withheld.
/// </summary>
static class SheetObservations
{
    readonly record struct Key(string Measure, Statistic Statistic, string Area, Period Period, Slice Slice, string? Classification)
    {
        public static Key Of(Observation each) => new(each.MeasureId, each.Statistic, each.AreaCode, each.Period, each.Slice, each.Classification);
    }

    // What the first sheet that has a number says of it, and what a later one says.
    sealed class Said(int sheet, Origin origin)
    {
        public int Sheet => sheet;

        public Origin Origin => origin;

        public decimal Sum { get; set; }

        public decimal Again { get; set; }

        public (int Sheet, Origin Origin)? By { get; set; }
    }

    /// <summary>Every observation of a file or of a workbook's sheets.</summary>
    public static IEnumerable<Observation> Read(ITableSource source, IReadOnlyList<SourceFile> files, Catalogue catalogue, Problems problems)
    {
        if (files is [{ Sheet: null } file])
            return source.Read(file, catalogue, problems);
        return files.Count == 1 ? Sheet(source, files[0], catalogue, problems) : Several(source, files, catalogue, problems);
    }

    static IEnumerable<Observation> Sheet(ITableSource source, SourceFile file, Catalogue catalogue, Problems problems)
    {
        problems.Sheet = file.Sheet!.Name;
        foreach (var each in source.Read(file, catalogue, problems))
            yield return each with { Origin = each.Origin with { Sheet = file.Sheet.Name } };
        problems.Sheet = null;
    }

    static List<Observation> Several(ITableSource source, IReadOnlyList<SourceFile> files, Catalogue catalogue, Problems problems)
    {
        var said = new Dictionary<Key, Said>();
        var all = new List<Observation>();
        for (var sheet = 0; sheet < files.Count; sheet++)
        {
            foreach (var each in Sheet(source, files[sheet], catalogue, problems))
            {
                var key = Key.Of(each);
                if (!said.TryGetValue(key, out var first))
                    said[key] = first = new Said(sheet, each.Origin);
                if (first.Sheet == sheet)
                {
                    first.Sum += each.Value ?? 0;
                    all.Add(each);
                }
                else if (first.By is null || first.By.Value.Sheet == sheet)
                {
                    first.By ??= (sheet, each.Origin);
                    first.Again += each.Value ?? 0;
                }
            }
        }
        Report(said, problems);
        return [.. all.Where(each => said[Key.Of(each)] is var both && (both.By is null || both.Sum == both.Again))];
    }

    static void Report(Dictionary<Key, Said> said, Problems problems)
    {
        foreach (var (key, both) in said.Where(pair => pair.Value.By is not null && pair.Value.Sum != pair.Value.Again))
        {
            var (_, origin) = both.By!.Value;
            problems.Sheet = origin.Sheet;
            problems.AddCell(origin.Line, origin.Column, null, FormattableString.Invariant($"{both.Again:0.##########} for {key.Measure}, {key.Area}, {key.Period}"),
                FormattableString.Invariant($"{both.Sum:0.##########}, as the sheet '{both.Origin.Sheet}' has it"));
        }
        problems.Sheet = null;
    }
}
