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

    /// <summary>Neighbourhoods on a side of the board.</summary>
    public const int Side = 6;

    /// <summary>Incidents a month in each neighbourhood of the busy corner.</summary>
    public const int Busy = 9;

    const int Usual = 3;
    const double West = -0.06;
    const double South = 51.57;

    /// <summary>A board of six by six neighbourhoods in Waltham Forest.</summary>
    public static IReadOnlyList<Square> Board { get; } =
    [
        .. Enumerable.Range(0, Side * Side).Select(at => new Square(
            string.Create(CultureInfo.InvariantCulture, $"E0100{4300 + at}"), string.Create(CultureInfo.InvariantCulture, $"Waltham Forest {at / 5 + 1:000}{(char)('A' + at % 5)}"), at % Side, at / Side)),
    ];

    /// <summary>Is it of the busy corner, three by three in the south-west?</summary>
    public static bool IsBusy(int at) => at % Side < 3 && at / Side < 3;

    /// <summary>Months of street-level crime in one file: anti-social behaviour on the board, and in each month one without a place.</summary>
    static string Street(Period months)
    {
        var text = new StringBuilder("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n");
        void Row(Month month, string longitude, string latitude, string lsoa, string name) =>
            text.Append(CultureInfo.InvariantCulture, $",{month},Metropolitan Police Service,Metropolitan Police Service,{longitude},{latitude},On or near High Street,{lsoa},{name},Anti-social behaviour,,\n");
        foreach (var month in months.Months)
        {
            foreach (var at in Enumerable.Range(0, Board.Count).SelectMany(at => Enumerable.Repeat(at, IsBusy(at) ? Busy : Usual)))
                Row(month, (West + (Board[at].X + 0.5) * 0.01).ToString("0.######", CultureInfo.InvariantCulture), (South + (Board[at].Y + 0.5) * 0.01).ToString("0.######", CultureInfo.InvariantCulture), Board[at].Code, Board[at].Name);
            Row(month, "", "", "", "");
        }
        return text.ToString();
    }

    /// <summary>Residents of the board in the middle of 2022, in the form in which they are published.</summary>
    /// <param name="of">How many in each neighbourhood; null for one that the file leaves out.</param>
    public static string People(Func<int, int?> of) => "DATE,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,MEASURES_NAME,OBS_VALUE\n"
        + string.Concat(Enumerable.Range(0, Board.Count).Where(at => of(at) is not null).Select(at => string.Create(CultureInfo.InvariantCulture, $"2022,{Board[at].Name},{Board[at].Code},Total,All Ages,Value,{of(at)}\n")));

    /// <summary>Twelve months to April 2024 on the board, its shapes, and the outline of all of it.</summary>
    public static Workshop Loaded(IReadOnlyList<Square>? board = null)
    {
        var workshop = new Workshop();
        return workshop.Add([.. Files(board).Select(file => workshop.Write(file.Name, file.Text))]);
    }

    /// <summary>The files of that.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files(IReadOnlyList<Square>? board = null)
    {
        // One square of the board, stretched over all of it.
        var outline = GeoJson([new("E09000031", "Waltham Forest", 0, 0)], "LAD22CD", West, South).Replace("-0.05", "0", StringComparison.Ordinal).Replace("51.58", "51.63", StringComparison.Ordinal);
        return [("metropolitan-street.csv", Street(Period.To(new Month(2024, 4), 12))), ("lsoas.geojson", GeoJson(board ?? Board, west: West, south: South)), ("outline.geojson", outline)];
    }
}
