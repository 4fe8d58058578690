using Peelian.Figures;
using Peelian.Findings;
using Peelian.Sources;

namespace Peelian;

/// <summary>A term that a pack uses, with its definition.</summary>
/// <param name="Id">The measure or term id.</param>
/// <param name="Name">As it stands in tables.</param>
/// <param name="Definition">What it means.</param>
/// <param name="Source">A link to where the definition comes from.</param>
public sealed record Term(string Id, string Name, string Definition, string? Source);

/// <summary>A place to read on.</summary>
/// <param name="Name">Name of the source.</param>
/// <param name="Content">What is to be found there.</param>
/// <param name="Url">Its address.</param>
public sealed record FurtherSource(string Name, string Content, string Url);

/// <summary>A group of figures under one head, with its own date.</summary>
public sealed record Section
{
    /// <summary>Kebab-case id, the anchor in pages.</summary>
    public required string Id { get; init; }

    /// <summary>Head: "Recorded crime".</summary>
    public required string Title { get; init; }

    /// <summary>The last month of the data in it, from the data; null where it has none.</summary>
    public Month? DataTo { get; init; }

    /// <summary>"Data to October 2015", or "No data".</summary>
    public required string DataToLabel { get; init; }

    /// <summary>Paragraphs before the figures.</summary>
    public IReadOnlyList<string> Introduction { get; init; } = [];

    /// <summary>Its figures.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>True where its data are of one time, such as a census, and their age is nothing missing.</summary>
    public bool Standing { get; init; }

    /// <summary>Set where no figure has data: one paragraph in their place.</summary>
    public string? Missing { get; init; }

    /// <summary>Definitions of exactly the terms that its figures use.</summary>
    public IReadOnlyList<Term> Glossary { get; init; } = [];
}

/// <summary>A pack computed for one area and month: what every output draws.</summary>
public sealed record Summary
{
    /// <summary>The pack's id: <c>snb</c>.</summary>
    public required string PackId { get; init; }

    /// <summary>The pack's title: "Safer Neighbourhood Board performance summary".</summary>
    public required string Title { get; init; }

    /// <summary>The area it is about.</summary>
    public required Area Area { get; init; }

    /// <summary>The force that polices the area, if the catalogue names one.</summary>
    public Area? Force { get; init; }

    /// <summary>The month it is made for.</summary>
    public required Month AsAt { get; init; }

    /// <summary>How many months its counts are added up over; twelve in a pack.</summary>
    public Window Window { get; init; }

    /// <summary>The period that its twelve-month figures cover, or those of its window.</summary>
    public required Period Period { get; init; }

    /// <summary>The day whose knowledge it is limited to; null for everything loaded.</summary>
    public DateOnly? AsKnownOn { get; init; }

    /// <summary>Who publishes the pack; null where its entry in the catalogue does not say.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where to ask about it; null where its entry in the catalogue does not say.</summary>
    public string? Contact { get; init; }

    /// <summary>Which tables that have a chart over them are printed on paper.</summary>
    public PrintedTables PrintedTables { get; init; }

    /// <summary>Words under the title.</summary>
    public IReadOnlyList<string> Introduction { get; init; } = [];

    /// <summary>The first page; null for a pack that has none.</summary>
    public PageOne? PageOne { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What changed since the pack before; null where there is none to compare with, or nothing it could show.</summary>
    public SinceLastPack? SinceLastPack { get; init; }

    /// <summary>The panel's own words; empty where none were given.</summary>
    public IReadOnlyList<Commentary> Commentary { get; init; } = [];

    /// <summary>Places to read on.</summary>
    public IReadOnlyList<FurtherSource> FurtherSources { get; init; } = [];

    /// <summary>Every kept file that a number came from.</summary>
    public required IReadOnlyList<SnapshotRecord> Snapshots { get; init; }

    /// <summary>Ids of every kept file that the build could see, used or not: with these alone the pack can be made again.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Standing, licence and who to ask: the foot of every pack.</summary>
    public required IReadOnlyList<string> Foot { get; init; }

    /// <summary>Shorthand used in tables, with meanings: "[x]" not available.</summary>
    public required IReadOnlyList<Term> Shorthand { get; init; }

    /// <summary>True where any figure is illustrative.</summary>
    public bool Illustrative => Figures.Any(figure => figure.Illustrative);

    /// <summary>All figures, in order.</summary>
    public IEnumerable<Figure> Figures => Sections.SelectMany(section => section.Figures);
}
