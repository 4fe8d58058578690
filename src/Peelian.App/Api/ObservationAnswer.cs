using System.ComponentModel;

namespace Peelian.App.Api;

/// <summary>A published number, with where it stands. Its columns are those of a tidy file, so that what is taken can be added to a store as it is.</summary>
sealed record ObservationAnswer(
    [property: Description("Id of the measure")] string Measure,
    [property: Description("What the number is: value (a count), percent, change-percent, rate, share-percent, text")] string Statistic,
    [property: Description("Code of the area")] string Area,
    [property: Description("The months it covers: 2024-04, or 2023-05/2024-04")] string Period,
    [property: Description("The cut of the measure, such as outcome=arrest; empty for the whole")] string Slice,
    [property: Description("The number as published; null for text and where hidden")] decimal? Value,
    [property: Description("Decimals that the publisher printed; null where not known")] int? Decimals,
    [property: Description("People or cases that a percentage rests on; null where not published")] decimal? Base,
    [property: Description("The words of a text; else null")] string? Text,
    [property: Description("The publisher's note; null where there is none")] string? Note,
    [property: Description("The classification it was counted under; null where there is none")] string? Classification,
    [property: Description("Publisher and series")] string Source,
    [property: Description("The day it was published; null where that was not given")] string? Published,
    [property: Description("SHA-256 of the file it stands in")] string OriginSnapshot,
    [property: Description("Name of that file")] string OriginFile,
    [property: Description("Its lines in the file, from 1; empty for counts of incidents and for zeros that no row states")] string OriginLines,
    [property: Description("True for the number that pages would use, where several publications have it")] bool OriginNewest,
    [property: Description("Why there is no value though there is one in the file; else null")] string? OriginWhyMissing);
