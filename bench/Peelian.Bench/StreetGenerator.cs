using System.Globalization;
using System.Text;

namespace Peelian.Bench;

/// <summary>Writes made-up street crime files in the published form: the same seed gives the same bytes.</summary>
static class StreetGenerator
{
    const int Points = 60_000;
    const string Header = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    static readonly string[] Types =
    [
        "Anti-social behaviour", "Anti-social behaviour", "Anti-social behaviour", "Violence and sexual offences",
        "Violence and sexual offences", "Violence and sexual offences", "Vehicle crime", "Other theft", "Burglary",
        "Criminal damage and arson", "Public order", "Shoplifting", "Theft from the person", "Drugs", "Robbery",
        "Bicycle theft", "Other crime", "Possession of weapons",
    ];

    static readonly string[] Outcomes =
    [
        "Investigation complete; no suspect identified", "Investigation complete; no suspect identified",
        "Investigation complete; no suspect identified", "Unable to prosecute suspect", "Status update unavailable",
        "Under investigation", "Court result unavailable", "Offender given a caution", "Local resolution",
        "Awaiting court outcome", "Offender given a drugs possession warning", "Offender sent to prison", "",
    ];

    static readonly string[] First = ["Church", "High", "Station", "Victoria", "Albert", "Park", "Queen's", "Mill", "Orchard", "Chapel", "North", "South", "Grove", "Manor", "King's"];

    static readonly string[] Second = ["Road", "Street", "Lane", "Avenue", "Close", "Gardens", "Terrace", "Way", "Mews", "Crescent", "Place", "Hill"];

    /// <summary>Writes <paramref name="rows"/> rows over monthly files and returns their paths.</summary>
    public static IReadOnlyList<string> Write(string folder, long rows, int files, int seed)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(seed);
        var places = Places(random);
        var paths = new List<string>();
        for (var file = 0; file < files; file++)
        {
            var month = new Month(2014, 1) + file;
            var path = Path.Combine(folder, $"{month}-metropolitan-street.csv");
            WriteFile(path, month, rows * (file + 1) / files - rows * file / files, places, random);
            paths.Add(path);
        }
        return paths;
    }

    static byte[][] Places(Random random) =>
    [
        .. Enumerable.Range(0, Points).Select(point =>
        {
            var lsoa = point * 4835 / Points;
            return Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{-0.5 + random.NextDouble() * 0.8:0.000000},{51.3 + random.NextDouble() * 0.4:0.000000},On or near {First[random.Next(First.Length)]} {Second[random.Next(Second.Length)]},E{1000000 + lsoa:00000000},Borough {lsoa / 150:00} {lsoa % 150:000}A,"));
        }),
    ];

    static void WriteFile(string path, Month month, long rows, byte[][] places, Random random)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        stream.Write(Encoding.UTF8.GetBytes(Header));
        var middle = Encoding.UTF8.GetBytes($",{month},Metropolitan Police Service,Metropolitan Police Service,");
        var types = Types.Select(Encoding.UTF8.GetBytes).ToArray();
        var outcomes = Outcomes.Select(Encoding.UTF8.GetBytes).ToArray();
        Span<byte> id = stackalloc byte[32];
        Span<byte> hex = stackalloc byte[64];
        for (var row = 0L; row < rows; row++)
        {
            var type = random.Next(types.Length);
            var behaviour = type < 3;
            if (!behaviour)
            {
                random.NextBytes(id);
                Convert.TryToHexStringLower(id, hex, out _);
                stream.Write(hex);
            }
            stream.Write(middle);
            stream.Write(random.Next(50) == 0 ? ",,No Location,,,"u8 : places[random.Next(places.Length)]);
            stream.Write(types[type]);
            stream.WriteByte((byte)',');
            if (!behaviour)
                stream.Write(outcomes[random.Next(outcomes.Length)]);
            stream.Write(",\n"u8);
        }
    }
}
