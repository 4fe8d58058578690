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
}
