using System.Globalization;

namespace Peelian.Sources.PoliceUk;

/// <summary>Pieces of SQL.</summary>
static class Sql
{
    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A number as a literal.</summary>
    public static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The raw column of a published one, by position: the engine never sees a published head.</summary>
    public static string Column(int index) => $"c{index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>
    /// A label's id: <paramref name="blank"/> for a blank, <c>'?'</c> for a label that is not in the map.
    /// The engine's type of that name holds the map's labels in the same order.
    /// </summary>
    public static string Mapped(string column, LabelMap map, string type, string blank)
    {
        var ids = string.Join(", ", map.Ids.Values.Select(Text));
        return $"CASE WHEN raw.{column} IS NULL THEN {blank} ELSE coalesce(list_extract([{ids}], enum_code(TRY_CAST(lower(raw.{column}) AS {type}))::INTEGER + 1), '?') END";
    }

    /// <summary>Degrees between two bounds; NaN for a text that is none.</summary>
    public static string Degrees(string column, decimal low, decimal high) =>
        $"""
        CASE WHEN raw.{column} IS NULL THEN NULL
             WHEN TRY_CAST(raw.{column} AS DOUBLE) BETWEEN {Number(low)} AND {Number(high)} THEN TRY_CAST(raw.{column} AS DOUBLE)
             ELSE 'NaN'::DOUBLE END
        """;
}
