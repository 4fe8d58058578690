namespace Peelian.Sources.PoliceUk;

/// <summary>The rows of one force and month in what was written.</summary>
/// <param name="Force">The force's code; null where rows have none, <c>?</c> where it is not known.</param>
/// <param name="Month">The month; null where it is not known.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Located">How many of them have a place.</param>
/// <param name="Faults">How many have each of the table's faults.</param>
sealed record Group(string? Force, Month? Month, long Rows, long Located, IReadOnlyList<long> Faults)
{
    /// <summary>Counts what was written.</summary>
    public static List<Group> Of(Engine engine, PoliceUkTable table, string part) =>
        engine.Query(TypedSql.Summary(table, part), row => new Group(
            row.IsDBNull(0) ? null : row.GetString(0),
            row.IsDBNull(1) ? null : Peelian.Month.FromIndex(row.GetInt32(1)),
            row.GetInt64(2), row.GetInt64(3),
            [.. Enumerable.Range(4, table.Faults.Count).Select(row.GetInt64)]));
}
