using System.ComponentModel;

namespace Peelian.App.Api;

/// <summary>A licence, with the words that it asks for.</summary>
sealed record LicenceAnswer(
    [property: Description("Name of the licence")] string Licence,
    [property: Description("The attribution to give")] string Attribution);

/// <summary>What stands at the head of every answer.</summary>
sealed record AnswerHead(
    [property: Description("Version of the API: v1")] string Version,
    [property: Description("The force whose areas are served")] string Force,
    [property: Description("The month that the figures reach")] string DataTo,
    [property: Description("What these figures are and are not")] string Standing,
    [property: Description("The licences of the files behind the answer, and the attributions they ask for")] IReadOnlyList<LicenceAnswer> Licences,
    [property: Description("Where the API is described, from the root of this site")] string Documentation);

/// <summary>Where in a long list an answer stands.</summary>
sealed record AnswerPage(
    [property: Description("How many rows the whole list has")] long Total,
    [property: Description("How many rows an answer has at most")] int Limit,
    [property: Description("How many rows were left out before the first")] int Offset,
    [property: Description("Where the next rows are, from the root of this site; null at the end")] string? Next);

/// <summary>Some rows of a list, as a question answers them.</summary>
/// <param name="Items">The rows asked for.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="SnapshotIds">The files behind them; null for those of the whole site.</param>
sealed record Listed<T>(IReadOnlyList<T> Items, long Total, IReadOnlyList<string>? SnapshotIds = null);

/// <summary>Which rows of a list are asked for.</summary>
/// <param name="Offset">Rows to leave out.</param>
/// <param name="Limit">Rows at most.</param>
readonly record struct Slip(int Offset, int Limit)
{
    /// <summary>Rows of a list that is at hand whole.</summary>
    public Listed<T> Of<T>(IReadOnlyList<T> all, IReadOnlyList<string>? snapshotIds = null) => new([.. all.Skip(Offset).Take(Limit)], all.Count, snapshotIds);
}

/// <summary>A list as a route answers it, whatever its rows are.</summary>
/// <param name="Rows">The rows, each of the route's type.</param>
/// <param name="Total">How many there are in all; null for an answer that is one thing.</param>
/// <param name="SnapshotIds">The files behind them; null for those of the whole site.</param>
sealed record Reply(IEnumerable<object> Rows, long? Total, IReadOnlyList<string>? SnapshotIds);
