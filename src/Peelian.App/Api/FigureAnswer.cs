using System.ComponentModel;

namespace Peelian.App.Api;

/// <summary>A column of a figure's table.</summary>
sealed record ColumnAnswer(
    [property: Description("Its id, the same in CSV")] string Id,
    [property: Description("Its head as read, with its unit")] string Title,
    [property: Description("What it holds: text, number, month")] string Kind,
    [property: Description("Its unit; null where it has none")] string? Unit,
    [property: Description("Decimals that its numbers are printed with")] int Decimals,
    [property: Description("False for columns that only files carry")] bool Shown,
    [property: Description("What it means; null where the head says it")] string? Description);

/// <summary>A cell of a figure's table.</summary>
sealed record CellAnswer(
    [property: Description("Id of its column")] string Column,
    [property: Description("The number, unrounded; null for words and where missing")] decimal? Value,
    [property: Description("What files carry: the number, the words, an id")] string Raw,
    [property: Description("What people read")] string Printed,
    [property: Description("Its 95% interval; null where there is none")] IntervalAnswer? Interval,
    [property: Description("Why there is no value; null where there is one, and for words")] string? WhyMissing,
    [property: Description("True where it rests on too few events to print")] bool SmallBase,
    [property: Description("True where the publisher computed it")] bool AsPublished,
    [property: Description("True where any file behind it is made up")] bool Illustrative,
    [property: Description("True for a word that rests on an assumption")] bool Assumed,
    [property: Description("SHA-256 of the published files behind it")] IReadOnlyList<string> Snapshots);

/// <summary>A row of a figure's table.</summary>
sealed record RowAnswer(
    [property: Description("Unique in the table: a measure, an area's code, a month")] string Id,
    [property: Description("The head that it stands under; null where there are none")] string? Group,
    [property: Description("Id of the term that defines it; null where there is none")] string? Term,
    [property: Description("Its cells, in the order of the columns")] IReadOnlyList<CellAnswer> Cells);

/// <summary>A figure's table.</summary>
sealed record TableAnswer(
    [property: Description("Its columns")] IReadOnlyList<ColumnAnswer> Columns,
    [property: Description("Its rows")] IReadOnlyList<RowAnswer> Rows);

/// <summary>A number of a figure's sentences that no row has.</summary>
sealed record FactAnswer(
    [property: Description("Its id")] string Id,
    [property: Description("What it is")] string Label,
    [property: Description("The number")] CellAnswer Cell);

/// <summary>Why a figure has no data.</summary>
sealed record GapAnswer(
    [property: Description("What is not there")] string Why,
    [property: Description("What would fill it")] string Fill);

/// <summary>A source of a figure.</summary>
sealed record SourceAnswer(
    [property: Description("Publisher, series and date")] string Text,
    [property: Description("SHA-256 of its files")] IReadOnlyList<string> Snapshots);

/// <summary>A figure as a list has it.</summary>
sealed record FigureLine(
    [property: Description("Its id among the figures of its area or measure")] string Id,
    [property: Description("Its number, from 1")] int Number,
    [property: Description("Its short name")] string Name,
    [property: Description("What was found")] string Headline,
    [property: Description("What is shown: measure, unit, area, period")] string Title,
    [property: Description("The theme that it stands in")] string Section,
    [property: Description("The months it covers; null where it has no data")] PeriodAnswer? Period,
    [property: Description("How many rows its table has")] int Rows,
    [property: Description("Why it has no data; null where it has")] string? WhyMissing,
    [property: Description("Where it is, from the root of this site")] string Url);

/// <summary>A figure: the table, the sentences about it, its notes and its sources.</summary>
sealed record FigureAnswer(
    [property: Description("Its id among the figures of its area or measure")] string Id,
    [property: Description("Its number, from 1")] int Number,
    [property: Description("Its short name")] string Name,
    [property: Description("What was found")] string Headline,
    [property: Description("What is shown: measure, unit, area, period")] string Title,
    [property: Description("The theme that it stands in")] string Section,
    [property: Description("The months it covers; null where it has no data")] PeriodAnswer? Period,
    [property: Description("Why it has no data; null where it has")] GapAnswer? Gap,
    [property: Description("Sentences about it, each built from its cells")] IReadOnlyList<string> Sentences,
    [property: Description("The table")] TableAnswer Table,
    [property: Description("A second table that explains the first; null where there is none")] TableAnswer? Beside,
    [property: Description("Numbers of the sentences that no row has")] IReadOnlyList<FactAnswer> Facts,
    [property: Description("Notes to it")] IReadOnlyList<string> Notes,
    [property: Description("Where its numbers come from")] IReadOnlyList<SourceAnswer> Sources,
    [property: Description("Ids of the terms that it uses")] IReadOnlyList<string> Terms,
    [property: Description("True where every value is as published")] bool PublishedOnly,
    [property: Description("True where any value is made up, not real")] bool Illustrative);
