using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>What nobody who means well would ask, sent byte by byte to a real server.</summary>
public sealed partial class SiteHostilityTests(ServedSite served) : IClassFixture<ServedSite>
{
    // Some 2,000 in every run of the suite, 100,000 with --full; the same ones each time.
    static int Random => Full.Is ? 98_000 : 1_200;

    const int AtOnce = 8;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    const long MostGrowth = 150_000_000;

    [Fact]
    public async Task No_hostile_request_finds_a_file_a_fault_or_a_way_to_be_waited_for()
    {
        var known = served.Everything.Value.Paths;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var requests = HostileRequests.ByHand().Concat(HostileRequests.Made(Random, [.. known.Order(StringComparer.Ordinal)]));

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (request, _) =>
        {
            var watch = Stopwatch.StartNew();
            var answer = await served.Raw(request, patience: TimeSpan.FromSeconds(0.5));
            Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}: {Shown(request)}");
            seen.AddOrUpdate(Check(answer, request, known), 1, (_, count) => count + 1);
        });

        Assert.Empty(served.Log);
        Assert.True(seen.Values.Sum() >= 1_800 && seen.Count > 5, string.Join(", ", seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}")));
        // Memory is the whole process's: it is weighed where nothing else runs beside this.
        var growth = Full.Is ? GC.GetTotalMemory(forceFullCollection: true) - before : 0;
        Assert.True(growth < MostGrowth, $"{growth:#,0} bytes more");
        // And it still answers those who mean well.
        Assert.StartsWith("HTTP/1.1 200 ", await served.Get("/areas/barnet.html"), StringComparison.Ordinal);
    }

    static string Shown(byte[] request) => Encoding.Latin1.GetString(request, 0, Math.Min(request.Length, 400));

    // Refused by the server before it is a request of anybody's, answered by the site, or cut off while it sent too much.
    static readonly string[] Allowed = ["", "200", "206", "302", "304", "400", "404", "405", "408", "411", "413", "414", "431", "501", "505"];

    string Check(string answer, byte[] request, HashSet<string> known)
    {
        var status = answer.StartsWith("HTTP/1.", StringComparison.Ordinal) ? answer[9..12] : "";
        Assert.True(Allowed.Contains(status, StringComparer.Ordinal), $"{status}: {Shown(request)}");
        Assert.False(Leak().IsMatch(answer), $"{Leak().Match(answer).Value}: {Shown(request)}");
        foreach (var secret in ServedSite.Secrets.Append(served.Desk.Folder).Append(Project.Root).Append(Path.GetTempPath()))
            Assert.False(answer.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret}: {Shown(request)}");
        var body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end ? answer[(end + 4)..] : "";
        Assert.DoesNotContain("<script>", body.Replace("<script src=", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        if (status == "200" && Target().Match(Shown(request)) is { Success: true } target)
        {
            var path = Uri.UnescapeDataString(target.Groups[1].Value).Trim('/');
            Assert.True(path.Length == 0 || path.Contains("..", StringComparison.Ordinal) || path.Contains("./", StringComparison.Ordinal) || known.Contains(path), $"200: {Shown(request)}");
        }
        if (status == "302")
            Assert.Matches("\r\nLocation: areas/[a-z-]+\\.html\r\n", answer);
        return status;
    }

    // Of programs and machines: a trace, a type, a line of /etc/passwd, of the store or of a compiled file.
    [GeneratedRegex(@"\n\s+at [A-Z]|\.cs:line|[A-Za-z]Exception\b|root:[x*]:|store\.json|\.duckdb|\.parquet|DuckDB\.NET|Kestrel|Microsoft\.AspNetCore|PAR1")]
    private static partial Regex Leak();

    [GeneratedRegex(@"^(?:GET|HEAD) (?:https?://[^/ ]*)?(/[^ ?]*)(?:\?[^ ]*)? HTTP/1\.[01]\r\n")]
    private static partial Regex Target();

    [Fact]
    public async Task What_is_restricted_is_in_no_page_of_two_areas_and_found_by_no_search()
    {
        foreach (var other in served.Site.Read(edition => edition.Map.Areas.Select(area => area.Slug).Where(slug => slug != "waltham-forest").ToList()))
        {
            foreach (var format in (string[])["html", "csv", "json"])
            {
                var file = served.Site.Read(edition => edition.Map.Find($"areas/waltham-forest/beside/{other}.{format}"))!;
                Assert.All(ServedSite.Secrets, secret => Assert.DoesNotContain(secret, Encoding.UTF8.GetString(file.Bytes.Span), StringComparison.Ordinal));
            }
        }
        foreach (var asked in (string[])["Hushwold", "hush", "E17%209ZZ", "e179zz"])
        {
            var answer = await served.Get($"/areas.html?q={asked}");
            Assert.DoesNotContain("Hushwold, in", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Location: areas/waltham-forest", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_restricted_or_to_be_released_later_is_in_no_page_and_no_file()
    {
        var (paths, betrayed, bytes) = served.Everything.Value;

        Assert.Empty(betrayed);
        Assert.True(paths.Count > 1000 && bytes > 1_000_000, $"{paths.Count} files, {bytes} bytes");
        // They are in the store, or there was nothing to find.
        Assert.Contains("planted-secret.csv", served.Desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
        Assert.Contains("planted-wards.csv", served.Desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
        Assert.Contains("planted-postcodes.csv", served.Desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
        Assert.Contains("planted-later.csv", served.Desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
    }
}
