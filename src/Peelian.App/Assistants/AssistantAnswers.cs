using System.ComponentModel;
using Peelian.App.Api;

namespace Peelian.App.Assistants;

// What the tools answer. Every number stands where its unit, its months, its sources and how sure it is can be read with it.

/// <summary>What must be said of every answer.</summary>
sealed record About(
    [property: Description("What these figures are and are not")] string Standing,
    [property: Description("The month that the figures reach")] string DataTo,
    [property: Description("The attributions that the licences of the files ask for")] IReadOnlyList<string> Attributions,
    [property: Description("How to use what is answered")] string Note);

/// <summary>Areas that were found.</summary>
sealed record FoundAreas(
    [property: Description("What must be said of it")] About About,
    [property: Description("The areas; empty where none is meant")] IReadOnlyList<AreaAnswer> Areas);

/// <summary>A measure in a list.</summary>
sealed record FoundMeasure(
    [property: Description("Identity, such as burglary-residential")] string Id,
    [property: Description("As a reader sees it")] string Name,
    [property: Description("The theme that it belongs to")] string Theme,
    [property: Description("What it counts")] string Unit,
    [property: Description("What it means and what it leaves out")] string Definition,
    [property: Description("True where anything public of it is loaded")] bool Loaded);

/// <summary>Measures that were found.</summary>
sealed record FoundMeasures(
    [property: Description("What must be said of it")] About About,
    [property: Description("The measures; empty where none is meant")] IReadOnlyList<FoundMeasure> Measures);

/// <summary>An area's numbers.</summary>
sealed record FoundIndicators(
    [property: Description("What must be said of it")] About About,
    [property: Description("The area's name")] string Area,
    [property: Description("Its numbers, exactly as its pages have them")] IReadOnlyList<IndicatorAnswer> Indicators);

/// <summary>A figure in a list.</summary>
sealed record FoundFigure(
    [property: Description("Its id, to be given to get_figure")] string Id,
    [property: Description("What is shown: measure, unit, area, period")] string Title,
    [property: Description("The theme that it stands in")] string Section,
    [property: Description("Why it has no data; null where it has")] string? WhyMissing);

/// <summary>Figures that were found.</summary>
sealed record FoundFigures(
    [property: Description("What must be said of it")] About About,
    [property: Description("The figures")] IReadOnlyList<FoundFigure> Figures);

/// <summary>A column of a figure's table.</summary>
sealed record SaidColumn(
    [property: Description("Its id")] string Id,
    [property: Description("Its head as read, with its unit")] string Title,
    [property: Description("Its unit; null for words")] string? Unit,
    [property: Description("What it means; null where the head says it")] string? Description);

/// <summary>A cell of a figure's table.</summary>
sealed record SaidCell(
    [property: Description("Id of its column")] string Column,
    [property: Description("The number, unrounded; null for words and where missing, never 0 for it")] decimal? Value,
    [property: Description("What people read")] string Printed,
    [property: Description("Its 95% interval; null where there is none")] IntervalAnswer? Interval,
    [property: Description("Why there is no value; null where there is one, and for words")] string? WhyMissing,
    [property: Description("What else must be known of it: small base, as published, illustrative, rests on an assumption")] IReadOnlyList<string>? Marks);

/// <summary>A row of a figure's table.</summary>
sealed record SaidRow(
    [property: Description("Unique in the table: a measure, an area's code, a month")] string Id,
    [property: Description("The head that it stands under; null where there are none")] string? Group,
    [property: Description("Its cells")] IReadOnlyList<SaidCell> Cells);

/// <summary>A number of a figure's sentences that no row has.</summary>
sealed record SaidFact(
    [property: Description("Its id")] string Id,
    [property: Description("What it is, with its unit and months")] string Label,
    [property: Description("The number")] SaidCell Cell);

/// <summary>A figure: its table, the sentences about it, its notes and its sources.</summary>
sealed record SaidFigure(
    [property: Description("What must be said of it")] About About,
    [property: Description("Its id")] string Id,
    [property: Description("What is shown: measure, unit, area, period")] string Title,
    [property: Description("What was found")] string Headline,
    [property: Description("The months it covers; null where it has no data")] PeriodAnswer? Period,
    [property: Description("Why it has no data, and what would fill it; null where it has")] GapAnswer? Gap,
    [property: Description("Sentences about it, each built from its cells")] IReadOnlyList<string> Sentences,
    [property: Description("Ids of the columns that say how sure a comparison is")] IReadOnlyList<string> EvidenceColumns,
    [property: Description("Why no column says how sure; null where one does")] string? WhyNoEvidence,
    [property: Description("The table's columns, with units")] IReadOnlyList<SaidColumn> Columns,
    [property: Description("The table's rows")] IReadOnlyList<SaidRow> Rows,
    [property: Description("Numbers of the sentences that no row has")] IReadOnlyList<SaidFact> Facts,
    [property: Description("Notes to it")] IReadOnlyList<string> Notes,
    [property: Description("Where its numbers come from")] IReadOnlyList<string> Sources,
    [property: Description("True where any value is made up, not real")] bool Illustrative);

/// <summary>What a word or a measure means.</summary>
sealed record Explained(
    [property: Description("What must be said of it")] About About,
    [property: Description("Its id")] string Id,
    [property: Description("As a reader sees it")] string Name,
    [property: Description("What it means and what it leaves out")] string Definition,
    [property: Description("Where the definition comes from; null where it is ours")] string? Source,
    [property: Description("What is known of it as a measure; null for a word of the glossary")] MeasureAnswer? Measure);

/// <summary>A published file behind a number.</summary>
sealed record SaidFile(
    [property: Description("Name of the file as it was added")] string File,
    [property: Description("Who published it")] string Publisher,
    [property: Description("The publication that it belongs to")] string Series,
    [property: Description("Its licence")] string Licence,
    [property: Description("Where it was published; null where that was not given")] string? Url,
    [property: Description("The day it was published; null where that was not given")] string? Published,
    [property: Description("SHA-256 of its bytes")] string Sha256);

/// <summary>Published rows behind a number.</summary>
sealed record SaidInput(
    [property: Description("Id of the measure")] string Measure,
    [property: Description("The area's name")] string Area,
    [property: Description("The months")] string Months,
    [property: Description("The cut; empty for the whole")] string Slice,
    [property: Description("File, line, column, label, month and value of each published row")] IReadOnlyList<string> Rows,
    [property: Description("How many rows are left out here, in words; null where none are")] string? LeftOut);

/// <summary>A word for how sure a comparison is, in the row of a number.</summary>
sealed record SaidEvidence(
    [property: Description("Id of its column")] string Column,
    [property: Description("What it is about")] string About,
    [property: Description("The word")] string Word);

/// <summary>A number and the published rows behind it.</summary>
sealed record SaidTrace(
    [property: Description("What must be said of it")] About About,
    [property: Description("What the figure shows: measure, unit, area, period")] string Figure,
    [property: Description("The row's id, or the fact's")] string Row,
    [property: Description("What the number is, as a table's head reads")] string Label,
    [property: Description("Its unit; null for words and facts, whose label has it")] string? Unit,
    [property: Description("The months that the figure covers; null where it has no data")] PeriodAnswer? Period,
    [property: Description("The number")] SaidCell Cell,
    [property: Description("How it was worked out")] string How,
    [property: Description("How sure the comparisons in its row are")] IReadOnlyList<SaidEvidence> Evidence,
    [property: Description("Why there is no word for how sure; null where there is one")] string? WhyNoEvidence,
    [property: Description("Where the figure's numbers come from")] IReadOnlyList<string> Sources,
    [property: Description("The published files behind it")] IReadOnlyList<SaidFile> Files,
    [property: Description("The published rows behind it")] IReadOnlyList<SaidInput> Inputs);
