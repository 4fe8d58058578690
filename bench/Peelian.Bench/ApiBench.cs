using System.Globalization;

namespace Peelian.Bench;

/// <content>The API over the London sample: an area's indicators and pages of observations, asked for the first time and again; a hundred thousand observations as one file.</content>
static partial class SiteBench
{
    const int MadeUpMonths = 240;
    const string Api = "api/v1/";

    public static int RunApi()
    {
        var folder = Directory.CreateTempSubdirectory("peelian-bench-");
        try
        {
            RunApi(folder.FullName).GetAwaiter().GetResult();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task RunApi(string folder)
    {
        var store = Path.Combine(folder, "api-store");
        // With a few thousand rows more than the sample has there are more than a hundred thousand.
        var more = Path.Combine(folder, "more.csv");
        File.WriteAllLines(more, MadeUp().Prepend("measure,statistic,area,period,slice,value,decimals,base,text,note"));
        PackBench.Start(["add", Path.Combine(PackBench.Root(), "samples", "london"), more, "--store", store, "--access", "public", "--quiet"]);
        Line($"");
        Line($"The API over the London sample; milliseconds until the last byte, bytes as they are sent (gzip)");
        Line($"{"measurement",-52}{"p50",9}{"p99",9}{"ratio",8}{"kB",9}{"goal",9}");
        var server = await Server.Start(store);
        await using (server.ConfigureAwait(false))
        {
            await server.Get("index.html");
            await server.Get(Api + "areas");
            var areas = await Ask(server, Enumerable.Repeat(Api + "areas", Times));
            Row("baseline: the list of areas, from memory", areas, areas, "");
            Row("indicators of an area, figures not computed (32)", await Ask(server, Areas.Select(area => $"{Api}indicators?area={area}&limit=1000")), areas, "");
            Row("one indicator, figures computed, not asked (100)", await Ask(server, Enumerable.Range(0, 100).Select(at => $"{Api}indicators?area=westminster&measure=burglary&limit={at + 1}")), areas, "");
            Row("one indicator, asked before", await Ask(server, Enumerable.Repeat($"{Api}indicators?area=westminster&measure=burglary", Times)), areas, "");
            Row("page of 100 observations of a measure, not asked (96)", await Ask(server, Areas.SelectMany(area => Measures[..3].Select(measure => $"{Api}observations?measure={measure}&area={area}"))), areas, "");
            Row("page of 100 of all observations, not asked (100)", await Ask(server, Enumerable.Range(0, 100).Select(at => $"{Api}observations?offset={at * 1000}")), areas, "");
            Row("page of observations, asked before", await Ask(server, Enumerable.Repeat($"{Api}observations?measure=burglary-residential&area=barnet", Times)), areas, "");
        }
        await Stream(store);
    }

    static IEnumerable<string> MadeUp() => Enumerable.Range(0, Areas.Length).SelectMany(area => Enumerable.Range(0, MadeUpMonths)
        .Select(month => string.Create(CultureInfo.InvariantCulture, $"domestic-abuse,value,{Areas[area]},{new Month(2004, 5) + month},,{100 + ((area + month) % 50)},,,,")));

    // A server that has answered a page of it: what is more after the whole was sent is what sending it takes.
    static async Task Stream(string store)
    {
        var server = await Server.Start(store);
        await using (server.ConfigureAwait(false))
        {
            await server.Get(Api + "observations?limit=1000");
            await server.Get(Api + "observations.csv?limit=1000");
            var before = server.Peak;
            var first = await server.Get(Api + "observations.csv");
            var after = server.Peak;
            var again = await server.Get(Api + "observations.csv?vintage=all");
            Line($"");
            Line($"{"every observation as CSV, more than 100,000 rows",-52}{"ms",9}{"MB sent",9}{"peak MB above the start",26}");
            Line($"{"a thousand rows before it: the start",-52}{"",9}{"",9}{before / 1e6,20:0} MB");
            Line($"{"all",-52}{first.Milliseconds,9:0}{first.Bytes / 1e6,9:0.0}{(after - before) / 1e6,26:0}");
            Line($"{"all, of every vintage, after it",-52}{again.Milliseconds,9:0}{again.Bytes / 1e6,9:0.0}{(server.Peak - before) / 1e6,26:0}");
        }
    }
}
