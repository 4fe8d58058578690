using Peelian.Findings;

namespace Peelian;

/// <summary>How far a pack's figures reach.</summary>
public enum PackEnd
{
    /// <summary>To the pack's month and no other: a month that is not there is missing.</summary>
    PackMonth,

    /// <summary>To the last month that the figure's own data has, up to the pack's month; said beside it.</summary>
    LatestLoaded,
}

/// <summary>Which tables of figures with a chart are printed on paper. On screen each is folded under its chart; figures without a chart always print theirs.</summary>
public enum PrintedTables
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those of fourteen rows or fewer; for the others the paper names the file.</summary>
    Short,

    /// <summary>None; the paper names the file.</summary>
    None,
}

/// <summary>The list of sections and figures that a kind of reader gets: a file in <c>catalogue/packs</c>.</summary>
public sealed record Pack
{
    /// <summary>Its id, the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>The title on the cover.</summary>
    public required string Title { get; init; }

    /// <summary>Words under the title.</summary>
    public IReadOnlyList<string> Introduction { get; init; } = [];

    /// <summary>Kinds of area that it is for.</summary>
    public IReadOnlyList<AreaKind> AreaKinds { get; init; } = [];

    /// <summary>The forces whose areas it is for; empty for any.</summary>
    public IReadOnlyList<string> Forces { get; init; } = [];

    /// <summary>Single areas that it is for, besides; empty for none.</summary>
    public IReadOnlyList<string> AreaCodes { get; init; } = [];

    /// <summary>How far its figures reach.</summary>
    public PackEnd End { get; init; }

    /// <summary>Sources in the order in which they are used where several have the same number.</summary>
    public IReadOnlyList<string> SourceOrder { get; init; } = [];

    /// <summary>What it wants of its first page; null for none.</summary>
    public PageOneOptions? PageOne { get; init; }

    /// <summary>What its areas are set against; null where that is the rest of their force, as in every printed pack.</summary>
    public Figures.Comparator? Comparator { get; init; }

    /// <summary>Its sections.</summary>
    public IReadOnlyList<PackSection> Sections { get; init; } = [];

    /// <summary>Its sections with what only the site shows; null where that is nothing.</summary>
    public IReadOnlyList<PackSection>? SiteSections { get; init; }

    /// <summary>The same pack as the site shows it: with the figures and sections that paper has no room for.</summary>
    public Pack ForSite => this with { Sections = SiteSections ?? Sections };

    /// <summary>Places to read on.</summary>
    public IReadOnlyList<FurtherSource> FurtherSources { get; init; } = [];

    /// <summary>Terms of the key to shorthand and marks.</summary>
    public IReadOnlyList<string> Shorthand { get; init; } = [];

    /// <summary>Who publishes packs of this kind; null where the catalogue does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where to ask about them; null where the catalogue does not say.</summary>
    public string? Contact { get; init; }

    /// <summary>Which tables that have a chart over them are printed.</summary>
    public PrintedTables PrintedTables { get; init; }

    /// <summary>Is it for this area?</summary>
    public bool Covers(Area area) =>
        AreaCodes.Contains(area.Code, StringComparer.Ordinal)
        || (AreaKinds.Contains(area.Kind) && (Forces.Count == 0 || Forces.Contains(area.ParentCode, StringComparer.Ordinal)));
}

/// <summary>A section of a pack.</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Title">Its head.</param>
/// <param name="Introduction">Paragraphs before the figures.</param>
/// <param name="Figures">Its figures.</param>
public sealed record PackSection(string Id, string Title, IReadOnlyList<string> Introduction, IReadOnlyList<PackFigure> Figures)
{
    /// <summary>True where its data are of one time and no newer are looked for, such as a census: their age is then nothing missing.</summary>
    public bool Standing { get; init; }
}

/// <summary>A figure of a pack: which kind draws it, and with what.</summary>
/// <param name="Id">Identity in files: <c>figure-01</c>.</param>
/// <param name="Number">From 1, dense.</param>
/// <param name="Kind">The id of a kind in <c>FigureKinds</c>.</param>
/// <param name="Options">What the kind needs: scalars, lists and maps as they stand in the file.</param>
public sealed record PackFigure(string Id, int Number, string Kind, Options Options)
{
    /// <summary>True where only the site shows it. Such figures are numbered after all of the pack's own, which keep number and address.</summary>
    public bool SiteOnly { get; init; }
}
