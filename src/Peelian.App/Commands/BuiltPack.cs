using Peelian.Render;

namespace Peelian.App.Commands;

/// <summary>What is kept of a pack that was written: its numbers are in its files and need no memory any more.</summary>
/// <param name="Entry">What the page of packs says of it.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Gaps">Its figures without data, and why.</param>
sealed record BuiltPack(PackEntry Entry, string Folder, IReadOnlyList<(int Number, string Why)> Gaps)
{
    /// <summary>What is to be kept of a pack.</summary>
    public static BuiltPack Of(Summary summary, string folder) => new(PackEntry.Of(summary), folder,
        [.. summary.Figures.Where(figure => figure.Gap is not null).Select(figure => (figure.Number, figure.Gap!.Why.Replace(summary.Area.Name, "the area", StringComparison.Ordinal)))]);

    /// <summary>True where any figure has data.</summary>
    public bool HasData => Entry.Coverage.WithoutData < Entry.Coverage.Figures;

    /// <summary>What a person opens of it: its page, or its folder where no page was asked for.</summary>
    public string ToOpen(bool page) => page ? Path.Combine(Folder, HtmlReport.FileName) : Folder;

    /// <summary>Says how many figures of each pack have values, and why others have none.</summary>
    public static void PrintCoverage(IReadOnlyList<BuiltPack> packs, TextWriter talk)
    {
        Lines.Write(
            talk,
            ["AREA", "MONTH", "FIGURES", "WITH VALUES", "AS PUBLISHED ONLY", "WITHOUT DATA"],
            [.. packs.Select(pack => pack.Entry).Select(entry => (string[])
            [
                entry.Area.Name, entry.AsAt.ToString(), Figures.Format.Whole(entry.Coverage.Figures), Figures.Format.Whole(entry.Coverage.WithValues),
                Figures.Format.Whole(entry.Coverage.PublishedOnly), Figures.Format.Whole(entry.Coverage.WithoutData),
            ])]);
        // The same figure is usually empty for the same reason everywhere: each reason once, with how many areas it holds for.
        foreach (var gap in packs.SelectMany(pack => pack.Gaps).GroupBy(gap => gap).OrderBy(group => group.Key.Number))
            talk.WriteLine($"Figure {Figures.Format.Whole(gap.Key.Number)} without data{(packs.Count > 1 ? $" in {Lines.Count(gap.Count(), "area", "areas")}" : "")}: {gap.Key.Why}");
    }
}
