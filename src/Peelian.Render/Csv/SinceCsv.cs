namespace Peelian.Render;

/// <summary>What changed since the last pack as files: a CSV for each of its tables.</summary>
public static class SinceCsv
{
    /// <summary>Matches the names of all its files.</summary>
    public const string Pattern = "since-last-pack*.csv";

    /// <summary>Where the numbers of its sentences are that no row has.</summary>
    public const string FactsPath = "data/since-last-pack-facts.csv";

    /// <summary>Where a table is: the counts revised in <c>data/since-last-pack.csv</c>, the others with their id.</summary>
    public static string PathOf(SinceTable table) => table.Id == "measures" ? "data/since-last-pack.csv" : $"data/since-last-pack-{table.Id}.csv";

    internal static IEnumerable<RenderedFile> Files(SinceLastPack? since)
    {
        if (since is null)
            yield break;
        foreach (var table in since.Tables)
            yield return FigureCsv.File(PathOf(table), table.Table);
        if (since.Facts.Count > 0)
            yield return FigureCsv.File(FactsPath, since.Facts);
    }
}
