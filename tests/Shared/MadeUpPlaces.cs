using System.Globalization;
using System.Text;

namespace Peelian.Tests;

/// <summary>Shapes of wards and LSOAs as squares side by side, in the form in which the national files are published: made up, for no real ones are among the shared files.</summary>
static class MadeUpPlaces
{
    /// <summary>A place: its code, its name, and where its square stands, in hundredths of a degree from the south-west corner.</summary>
    public sealed record Square(string Code, string Name, int X, int Y, string? District = null);

    /// <summary>The City's statistical areas of 2011, with their real codes and names, in two rows of three.</summary>
    public static IReadOnlyList<Square> City { get; } =
    [
        new("E01000001", "City of London 001A", 0, 1), new("E01000002", "City of London 001B", 1, 1), new("E01000003", "City of London 001C", 2, 1),
        new("E01000005", "City of London 001E", 0, 0), new("E01032739", "City of London 001F", 1, 0), new("E01032740", "City of London 001G", 2, 0),
    ];

    /// <summary>The file.</summary>
    /// <param name="squares">The places.</param>
    /// <param name="code">The property that holds the code: LSOA11CD.</param>
    /// <param name="west">Longitude of the south-west corner.</param>
    /// <param name="south">Its latitude.</param>
    public static string GeoJson(IEnumerable<Square> squares, string code = "LSOA11CD", double west = -0.11, double south = 51.505)
    {
        var text = new StringBuilder("{ \"type\": \"FeatureCollection\", \"crs\": { \"type\": \"name\", \"properties\": { \"name\": \"urn:ogc:def:crs:OGC:1.3:CRS84\" } }, \"features\": [\n");
        var features = squares.Select(square =>
        {
            string Corner(int x, int y) => string.Create(CultureInfo.InvariantCulture, $"[{west + (square.X + x) * 0.01:0.####}, {south + (square.Y + y) * 0.01:0.####}]");
            var district = square.District is null ? "" : $", \"LAD{code[^4..^2]}CD\": \"{square.District}\"";
            return $"{{ \"type\": \"Feature\", \"properties\": {{ \"{code}\": \"{square.Code}\", \"{code[..^2]}NM\": \"{square.Name}\"{district} }}, "
                + $"\"geometry\": {{ \"type\": \"Polygon\", \"coordinates\": [[{Corner(0, 0)}, {Corner(1, 0)}, {Corner(1, 1)}, {Corner(0, 1)}, {Corner(0, 0)}]] }} }}";
        });
        return text.AppendJoin(",\n", features).Append("\n] }\n").ToString();
    }
}
