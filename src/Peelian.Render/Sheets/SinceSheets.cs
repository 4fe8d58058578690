namespace Peelian.Render.Sheets;

/// <summary>What changed since the last pack as sheets: the sentences, their numbers, each table.</summary>
static class SinceSheets
{
    const string Name = "Since last pack";

    /// <summary>The sheets; none where there is nothing to compare with.</summary>
    public static IEnumerable<Sheet> Of(SinceLastPack? since) => since is null ? [] :
    [
        .. SummaryWorkbook.Listed(Name, "What changed since the last pack",
            [new($"Compared with the pack made for {since.Earlier.AsAt.Label}{(since.Earlier.AsKnownOn is { } day ? $", from what was published by {Text.Day(day)}" : "")}.")],
            [new("What changed")], since.Sentences.Select(sentence => (SheetCell[])[new(sentence.Text)])),
        .. FigureSheets.Facts(Name + " facts", "Since the last pack: numbers of its sentences that no row has", since.Facts),
        .. since.Tables.Select(table => FigureSheets.Sheet($"Since {table.Id}", $"Since the last pack: {table.Title}", [], table.Table)),
    ];
}
