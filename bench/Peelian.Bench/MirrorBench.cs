using System.Globalization;

namespace Peelian.Bench;

/// <content>The mirror of data.police.uk over a made-up year of a large force: questions about points, areas and crimes.</content>
static partial class SiteBench
{
    const long RowsOfYear = 1_200_000;
    const int MonthsOfYear = 12;

    public static int RunMirror()
    {
        var folder = Directory.CreateTempSubdirectory("peelian-bench-");
        try
        {
            RunMirror(folder.FullName).GetAwaiter().GetResult();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task RunMirror(string folder)
    {
        var store = Path.Combine(folder, "mirror-store");
        StreetGenerator.Write(Path.Combine(folder, "street"), RowsOfYear, MonthsOfYear, seed: 31);
        PackBench.Start(["add", Path.Combine(folder, "street"), "--store", store, "--access", "public", "--quiet"]);
        Line($"");
        Line($"The mirror over {RowsOfYear:#,0} crimes of {MonthsOfYear} months; milliseconds until the last byte, bytes as they are sent (gzip)");
        Line($"{"measurement",-52}{"p50",9}{"p99",9}{"ratio",8}{"kB",9}{"goal",9}");
        var server = await Server.Start(store);
        await using (server.ConfigureAwait(false))
        {
            var first = await Ask(server, [InMonth("crimes-street/all-crime?lat=51.5&lng=-0.1", 0)]);
            var forces = await Ask(server, Enumerable.Repeat(Mirror + "forces", Times));
            Row("baseline: the list of forces, from memory", forces, forces, "");
            Row("crimes within a mile, the first ever asked", first, forces, "1000 ms");
            Row("crimes within a mile (60 points, 12 months)", await Ask(server, Points("crimes-street/all-crime", 60)), forces, "1000 ms");
            Row("one category within a mile (60)", await Ask(server, Points("crimes-street/burglary", 60)), forces, "1000 ms");
            Row("crimes in a polygon of 6 km by 7 km (30)", await Ask(server, Polygons(30)), forces, "1000 ms");
            Row("crimes at the place nearest to a point (30)", await Ask(server, Points("crimes-at-location", 30)), forces, "1000 ms");
            Row("crimes without a place, a force’s month (12)", await Ask(server, Enumerable.Range(0, MonthsOfYear).Select(at => InMonth("crimes-no-location?category=all-crime&force=metropolitan", at))), forces, "");
            Line($"memory of the server: {server.Peak / 1e6:0} MB");
        }
    }

    const string Mirror = "police-uk/api/";

    static string InMonth(string question, int at) => $"{Mirror}{question}&date={new Month(2014, 1) + (at % MonthsOfYear)}";

    static IEnumerable<string> Points(string route, int count) => Where(count).Select((at, number) => InMonth(string.Create(CultureInfo.InvariantCulture, $"{route}?lat={at.Latitude:F5}&lng={at.Longitude:F5}"), number));

    static IEnumerable<string> Polygons(int count) => Where(count).Select((at, number) => InMonth(
        string.Create(CultureInfo.InvariantCulture, $"crimes-street/all-crime?poly={at.Latitude:F5},{at.Longitude:F5}:{at.Latitude + 0.054:F5},{at.Longitude:F5}:{at.Latitude + 0.054:F5},{at.Longitude + 0.1:F5}:{at.Latitude:F5},{at.Longitude + 0.1:F5}"), number));

    // Within the box that the made-up places lie in.
    static List<(double Latitude, double Longitude)> Where(int count)
    {
        var random = new Random(31);
        return [.. Enumerable.Range(0, count).Select(_ => (51.34 + random.NextDouble() * 0.3, -0.44 + random.NextDouble() * 0.6))];
    }
}
