using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Peelian.Bench;

/// <summary>The public site over the London sample: one reader's pages drawn and kept, fifty readers at once, and the whole of it written as files.</summary>
static partial class SiteBench
{
    const int Readers = 50;
    const int Times = 200;
    const int DefaultSeconds = 60;

    public static int Run(string[] args)
    {
        var seconds = DefaultSeconds;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds < 1)))
        {
            Console.Error.WriteLine("usage: Peelian.Bench site [SECONDS]   (60 seconds of fifty readers without them)");
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("peelian-bench-");
        try
        {
            Run(folder.FullName, seconds).GetAwaiter().GetResult();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The table.</summary>
    /// <param name="folder">Where the store and the site are made.</param>
    /// <param name="seconds">How long fifty readers read.</param>
    public static async Task Run(string folder, int seconds = DefaultSeconds)
    {
        var store = Path.Combine(folder, "site-store");
        PackBench.Start(["add", Path.Combine(PackBench.Root(), "samples", "london"), "--store", store, "--quiet"]);
        Line($"");
        Line($"The site over the London sample; milliseconds until the last byte, bytes as they are sent (gzip)");
        Line($"{"measurement",-52}{"p50",9}{"p99",9}{"ratio",8}{"kB",9}{"goal",9}");
        var server = await Server.Start(store);
        await using (server.ConfigureAwait(false))
            await Alone(server);
        server = await Server.Start(store);
        await using (server.ConfigureAwait(false))
            await Together(server, seconds);
        Publish(store, Path.Combine(folder, "site"));
    }

    static readonly string[] Areas = ["barking-and-dagenham", "barnet", "bexley", "brent", "bromley", "camden", "croydon", "ealing", "enfield", "greenwich", "hackney", "hammersmith-and-fulham", "haringey", "harrow", "havering", "hillingdon", "hounslow", "islington", "kensington-and-chelsea", "kingston-upon-thames", "lambeth", "lewisham", "merton", "newham", "redbridge", "richmond-upon-thames", "southwark", "sutton", "tower-hamlets", "waltham-forest", "wandsworth", "westminster"];

    static readonly string[] Measures = ["burglary", "robbery", "homicide", "robbery-personal", "violence-with-injury", "total-notifiable-offences"];

    static string Comparison(int number) => $"compare.html?measure={Measures[number % Measures.Length]}&area={Areas[number % 31]}&area={Areas[(number % 31) + 1]}&as=twelve_months";

    // The stylesheet lies in memory, is always asked for and needs no figure: what a request costs by itself.
    static async Task Alone(Server server)
    {
        await server.Get("index.html");
        var style = await Ask(server, Enumerable.Repeat("site.css", Times));
        Row("baseline: the stylesheet, from memory", style, style, "");
        Row("area page, not drawn before (32)", await Ask(server, Areas.Select(area => $"areas/{area}.html")), style, "150 kB");
        Row("area page, drawn before", await Ask(server, Enumerable.Repeat("areas/barnet.html", Times)), style, "150 kB");
        Row("theme page, not drawn before (32)", await Ask(server, Areas.Select(area => $"areas/{area}/recorded-crime.html")), style, "");
        Row("comparison of two areas, not drawn before (60)", await Ask(server, Enumerable.Range(0, 60).Select(Comparison)), style, "");
        Row("comparison of two areas, drawn before", await Ask(server, Enumerable.Repeat(Comparison(1), Times)), style, "");
        Line($"memory of the server after one reader: {server.Peak / 1e6:0} MB");
    }

    static async Task<List<Taken>> Ask(Server server, IEnumerable<string> paths)
    {
        var taken = new List<Taken>();
        foreach (var path in paths)
            taken.Add(await server.Get(path));
        return taken.TrueForAll(one => one.IsWell) ? taken : throw new InvalidOperationException("A page failed.");
    }

    // What readers do: most look at areas and their themes, some compare, some take files.
    static string Wanted(Random random)
    {
        var number = random.Next(Areas.Length);
        var (area, other) = (Areas[number], Areas[(number + 1) % Areas.Length]);
        string One(params string[] all) => all[random.Next(all.Length)];
        return random.Next(22) switch
        {
            < 6 => $"areas/{area}.html",
            < 9 => $"areas/{area}/{One("recorded-crime", "confidence", "stop-and-search")}.html",
            < 11 => $"areas/{area}/{One("month", "year-to-date")}.html",
            < 13 => $"measures/{One(Measures)}.html",
            < 15 => Comparison(random.Next(200)),
            15 => $"areas/{area}.{One("csv", "json", "ods")}",
            16 => $"areas/{area}/data/figure-01.csv",
            17 => One("index.html", "measures.html", "definitions.html", "changes.html", "data.html"),
            18 => $"areas.html?q={area[..3]}",
            19 or 20 => $"areas/{area}/beside/{One("rest", "force", other)}.html",
            _ => "site.css",
        };
    }

    static async Task Together(Server server, int seconds)
    {
        var watch = Stopwatch.StartNew();
        var readers = Enumerable.Range(0, Readers).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            var taken = new List<Taken>();
            while (watch.Elapsed.TotalSeconds < seconds)
                taken.Add(await server.Get(Wanted(random)));
            return taken;
        }));
        var all = (await Task.WhenAll(readers)).SelectMany(taken => taken).ToList();
        var elapsed = watch.Elapsed.TotalSeconds;
        Line($"");
        Line($"{Readers} readers at once for {seconds} seconds, from a server that had drawn nothing");
        Line($"{"requests",-52}{all.Count,9:#,0}{all.Count / elapsed,9:#,0} a second");
        Line($"{"errors",-52}{all.Count(one => !one.IsWell),9:0}{"",8}{"",9}{"0",9}");
        foreach (var fault in all.Where(one => !one.IsWell).GroupBy(one => one.Fault, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(5))
            Line($"  {fault.Count()} times {fault.Key}");
        Line($"{"milliseconds: p50, p99, longest",-52}{At(all, 0.5),9:0.0}{At(all, 0.99),9:0.0}{all.Max(one => one.Milliseconds),8:0}");
        Line($"{"most memory of the server, MB",-52}{server.Peak / 1e6,9:0}{"",8}{"",9}{"300",9}");
    }

    static void Publish(string store, string folder)
    {
        var start = PackBench.Start(["list", "packs", "--store", store, "--quiet"]);
        var (seconds, peak) = PackBench.Start(["publish", "--out", folder, "--store", store, "--quiet"]);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Line($"");
        Line($"{"measurement",-52}{"seconds",9}{"goal",9}{"ratio",8}{"peak MB",9}");
        Line($"{"baseline: the program starts",-52}{start.Seconds,9:0.00}{"",9}{1,7:0.00}x{start.Peak / 1e6,9:0}");
        Line($"{"the whole site without packs, as files",-52}{seconds,9:0.00}{"60",9}{seconds / start.Seconds,7:0.00}x{peak / 1e6,9:0}");
        Line($"{files.Length:#,0} files, {files.Sum(file => new FileInfo(file).Length) / 1e6:#,0} MB");
    }

    static double At(List<Taken> taken, double share)
    {
        var sorted = taken.ConvertAll(one => one.Milliseconds);
        sorted.Sort();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    static void Row(string title, List<Taken> taken, List<Taken> style, string goal) =>
        Line($"{title,-52}{At(taken, 0.5),9:0.0}{At(taken, 0.99),9:0.0}{At(taken, 0.5) / At(style, 0.5),7:0.0}x{taken.Max(one => one.Bytes) / 1e3,9:0.0}{goal,9}");

    static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What one request took.</summary>
    readonly record struct Taken(double Milliseconds, long Bytes, string? Fault)
    {
        public bool IsWell => Fault is null;
    }

    /// <summary>The program as <c>./run serve</c> starts it, on a free port.</summary>
    sealed partial class Server(Process process, HttpClient client) : IAsyncDisposable
    {
        public static async Task<Server> Start(string store)
        {
            var start = new ProcessStartInfo(PackBench.Program()) { RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // as ./run starts it
            foreach (var word in (string[])["serve", "--store", store, "--urls", "http://127.0.0.1:0", "--requests-per-minute", "0", "--drawn-per-minute", "0"])
                start.ArgumentList.Add(word);
            var process = Process.Start(start)!;
            var address = Address().Match(await process.StandardOutput.ReadLineAsync() ?? "");
            var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false });
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
            client.BaseAddress = address.Success ? new Uri(address.Value) : throw new InvalidOperationException("The site was not served.");
            return new Server(process, client);
        }

        [GeneratedRegex(@"http://[0-9.:]+")]
        private static partial Regex Address();

        /// <summary>The most memory that it had, in bytes.</summary>
        public long Peak
        {
            get
            {
                process.Refresh();
                return process.PeakWorkingSet64;
            }
        }

        public async Task<Taken> Get(string path)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                return new Taken(watch.Elapsed.TotalMilliseconds, bytes.Length, answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found ? null : $"{answer.StatusCode} {path}");
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                return new Taken(watch.Elapsed.TotalMilliseconds, 0, fault.Message);
            }
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
