using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Peelian.App.Web;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>A real server over a small store, in which are a restricted file and one that is released in years to come.</summary>
public class ServedSite : IAsyncLifetime
{
    /// <summary>A restricted value, one of a file whose day is to come, the ward of a restricted lookup; with their file names, nothing else has them.</summary>
    public static readonly IReadOnlyList<string> Secrets = ["88117755", "88,117,755", "66224433", "66,224,433", "planted-secret", "planted-later", "Hushwold", "planted-wards", "planted-postcodes"];

    readonly List<(LiveSite Site, Microsoft.AspNetCore.Builder.WebApplication Host)> _served = [];

    internal Desk Desk { get; } = new();

    /// <summary>The lines that the servers told of faults.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    internal LiveSite Site => _served[0].Site;

    /// <summary>Where the first one is served, without limits on how often one may ask.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Every address of the site, those of pages and files that have one of the secrets in them, and how many bytes were looked through.</summary>
    internal Lazy<(HashSet<string> Paths, IReadOnlyList<string> Betrayed, long Bytes)> Everything { get; }

    public ServedSite() => Everything = new(() => Site.Read(edition =>
    {
        var (paths, betrayed, bytes) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), 0L);
        var planted = Secrets.Select(Encoding.UTF8.GetBytes).ToList();
        foreach (var file in edition.Map.All())
        {
            paths.Add(file.Path);
            bytes += file.Bytes.Length;
            var inside = Path.GetExtension(file.Path) == ".ods" ? Unpacked(file.Bytes) : file.Bytes;
            if (planted.Exists(secret => inside.Span.IndexOf(secret) >= 0 || file.Path.Contains(Encoding.UTF8.GetString(secret), StringComparison.Ordinal)))
                betrayed.Add(file.Path);
        }
        return (paths, betrayed, bytes);
    }));

    static ReadOnlyMemory<byte> Unpacked(ReadOnlyMemory<byte> zip)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip.ToArray()));
        using var all = new MemoryStream();
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            part.CopyTo(all);
        }
        return all.ToArray();
    }

    public async ValueTask InitializeAsync()
    {
        var months = Enumerable.Range(0, 24).Select(month => new Month(2022, 5) + month).ToList();
        string Rows(string measure, string area, int count) => string.Concat(months.Select(month => $"{measure},value,{area},{month},,{count + month.Number},,,,\n"));
        Desk.Run("add", Desk.Write("open.csv", Desk.TidyHeader + Rows("burglary", "E09000003", 100) + Rows("burglary", "E09000031", 80) + Rows("robbery", "E09000003", 30)), "--access", "public", "--quiet").Well();
        Desk.Run("add", Desk.Write("planted-secret.csv", Desk.TidyHeader + $"robbery,value,E09000031,2024-04,,88117755,,,,\n"), "--access", "restricted", "--quiet").Well();
        Desk.Run("add", Desk.Write("planted-later.csv", Desk.TidyHeader + $"theft-from-person,value,E09000031,2024-04,,66224433,,,,\n"), "--access", "public", "--release-at", "2999-01-01", "--quiet").Well();
        Desk.Run("add", Desk.Write("planted-wards.csv", "LSOA11CD,LSOA11NM,WD20CD,WD20NM,LAD20CD,LAD20NM,FID\nE01004283,Waltham Forest 001A,E05000593,Hushwold,E09000031,Waltham Forest,1\n"), "--access", "restricted", "--quiet").Well();
        Desk.Run("add", Desk.Write("planted-postcodes.csv", "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish\nE17 9ZZ,E17  9ZZ,E17 9ZZ,198001,,E99999999,E99999999,E09000031,E05013882,E43000221\n"), "--access", "restricted", "--quiet").Well();
        Fill();
        Address = await Serve();
    }

    /// <summary>Adds what a test needs beside it, before it is served.</summary>
    private protected virtual void Fill()
    {
    }

    /// <summary>Serves the site once more, within limits.</summary>
    internal async Task<Uri> Serve(SiteLimits? limits = null)
    {
        var site = new LiveSite(Desk.Store, new SiteMaker(new Store(Desk.Store), CatalogueReader.Read(Project.File("catalogue")), "borough", null, _ => { }).Make, _ => { });
        var host = SiteHost.Make(site, "http://127.0.0.1:0", limits, Log.Enqueue);
        _served.Add((site, host));
        await SiteHost.Start(host, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        return new Uri(host.Urls.First());
    }

    /// <summary>Sends bytes as they are, each on a connection of its own, and reads whatever comes back.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="from">The address to ask from.</param>
    /// <param name="at">Where it is served.</param>
    /// <param name="patience">When the request is given up where nothing comes back; null for never.</param>
    public async Task<string> Raw(byte[] request, string from = "127.0.0.1", Uri? at = null, TimeSpan? patience = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, (at ?? Address).Port, limit.Token);
        using var answer = new MemoryStream();
        try
        {
            await socket.SendAsync(request, limit.Token);
            var buffer = new byte[64 * 1024];
            for (var read = -1; read != 0; answer.Write(buffer, 0, read))
            {
                var receiving = socket.ReceiveAsync(buffer, limit.Token).AsTask();
                // A request that never ends is given up: a server that waits for more is told that there is none.
                if (patience is { } most && await Task.WhenAny(receiving, Task.Delay(most, limit.Token)) != receiving)
                    socket.Shutdown(SocketShutdown.Send);
                read = await receiving;
            }
        }
        catch (SocketException)
        {
            // Cut off while it was still sending too much: what had come back by then counts.
        }
        return Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length);
    }

    internal Task<string> Get(string path, string from = "127.0.0.1", Uri? at = null, string headers = "", string method = "GET", string body = "") =>
        Raw(Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}\r\n{body}"), from, at);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var (site, host) in _served)
        {
            await host.DisposeAsync();
            site.Dispose();
        }
        Desk.Dispose();
    }
}
