using System.ComponentModel;

namespace Peelian.App.Api;

// What the questions answer. The names of these types and of their properties are those of the API (burglary_residential style), promises like
// addresses; the descriptions are those of its document and of its CSV columns.

/// <summary>An area.</summary>
sealed record AreaAnswer(
    [property: Description("GSS code: a letter and eight digits")] string Code,
    [property: Description("Official name")] string Name,
    [property: Description("Name in addresses: small letters with hyphens")] string Slug,
    [property: Description("What sort of place it is")] string Kind,
    [property: Description("A short name for running text; the name itself where there is none")] string ShortName,
    [property: Description("Other spellings under which it is found")] IReadOnlyList<string> OtherNames,
    [property: Description("Code of the force that polices it; null where it is one itself")] string? Force,
    [property: Description("Its page on this site, from the root; null for the force")] string? Page);

/// <summary>A month at which a series stops being comparable.</summary>
sealed record BreakAnswer(
    [property: Description("The first month of the new series")] string From,
    [property: Description("True where no comparison is made across it; false where it is made and the note said")] bool Refuses,
    [property: Description("What happened")] string Note);

/// <summary>Something counted or asked.</summary>
sealed record MeasureAnswer(
    [property: Description("Identity, such as burglary-residential")] string Id,
    [property: Description("As a reader sees it")] string Name,
    [property: Description("The theme that it belongs to")] string Theme,
    [property: Description("What it counts, in many: offences; % for a percentage of people asked")] string Unit,
    [property: Description("Whether a rise is good: no-judgement, lower-is-better, higher-is-better")] string Polarity,
    [property: Description("What it means and what it leaves out")] string Definition,
    [property: Description("Where the definition comes from; null where it is ours")] string? DefinitionSource,
    [property: Description("The question that was asked, for a survey; else null")] string? Question,
    [property: Description("What a reader must know beside the number")] IReadOnlyList<string> Caveats,
    [property: Description("Where the series breaks")] IReadOnlyList<BreakAnswer> Breaks,
    [property: Description("Measures whose sum it is; empty where it is counted itself")] IReadOnlyList<string> Parts,
    [property: Description("Measures that count some of the same events: never add them up")] IReadOnlyList<string> Overlaps,
    [property: Description("What it may be cut by")] IReadOnlyList<string> Dimensions,
    [property: Description("False for what has no sum over months")] bool AddsUp,
    [property: Description("True where anything public of it is loaded here")] bool Loaded,
    [property: Description("Its page on this site, from the root")] string Page);

/// <summary>A published file that was kept.</summary>
sealed record SnapshotAnswer(
    [property: Description("SHA-256 of the file, 64 hexadecimal digits: its identity")] string Id,
    [property: Description("Name of the file as it was added")] string File,
    [property: Description("Who published it")] string Publisher,
    [property: Description("The publication that it belongs to")] string Series,
    [property: Description("The published format that it was read as")] string Source,
    [property: Description("Its licence")] string Licence,
    [property: Description("The attribution that the licence asks for")] string Attribution,
    [property: Description("Where it was published; null where that was not given")] string? Url,
    [property: Description("The day it was published; null where that was not given")] string? Published,
    [property: Description("The first month that it covers; null for files without months")] string? FirstMonth,
    [property: Description("The last month that it covers; null for files without months")] string? LastMonth,
    [property: Description("Size in bytes")] long Bytes,
    [property: Description("Rows read")] long Rows,
    [property: Description("Rows left out because they could not be read")] long SkippedRows,
    [property: Description("True for made-up data")] bool Illustrative);

/// <summary>A figure as a pack lists it.</summary>
sealed record PackFigureAnswer(
    [property: Description("Identity in the pack, such as figure-01")] string Id,
    [property: Description("What kind of figure it is")] string Kind,
    [property: Description("Its title; null where its kind makes it")] string? Title,
    [property: Description("True where only the site shows it")] bool SiteOnly);

/// <summary>A section of a pack.</summary>
sealed record PackSectionAnswer(
    [property: Description("Identity in the pack")] string Id,
    [property: Description("Its head")] string Title,
    [property: Description("Its figures")] IReadOnlyList<PackFigureAnswer> Figures);

/// <summary>A built edition of a pack that can be had here.</summary>
sealed record PackEditionAnswer(
    [property: Description("Code of its area")] string Area,
    [property: Description("Its month")] string Month,
    [property: Description("Its files, from the root of this site")] IReadOnlyList<string> Files);

/// <summary>A pack: the list of sections and figures that a kind of reader gets.</summary>
sealed record PackAnswer(
    [property: Description("Identity, such as borough")] string Id,
    [property: Description("Title on its cover")] string Title,
    [property: Description("True for the pack whose sections are the themes of this site")] bool IsOfSite,
    [property: Description("Codes of the areas of this site that it is for")] IReadOnlyList<string> Areas,
    [property: Description("Its sections and their figures")] IReadOnlyList<PackSectionAnswer> Sections,
    [property: Description("Its built editions that can be had here")] IReadOnlyList<PackEditionAnswer> Editions);

/// <summary>A resource of the API.</summary>
sealed record ResourceAnswer(
    [property: Description("Its route, from the root of this site")] string Route,
    [property: Description("What it answers")] string Summary);
