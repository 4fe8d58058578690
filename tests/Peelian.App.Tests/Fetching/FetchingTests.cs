using Peelian.Fetching;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>A desk beside a publisher's server, and a clock on which waiting takes no time.</summary>
public abstract class FetchingTests : IAsyncLifetime
{
    protected static readonly Month July = new(2026, 7);

    private protected Desk Desk { get; } = new();

    private protected HurriedClock Clock { get; } = new();

    /// <summary>What the user was told meanwhile.</summary>
    protected List<string> Told { get; } = [];

    private protected PublishingServer Server { get; set; } = null!;

    public async ValueTask InitializeAsync() => Server = (await PublishingServer.Start()).WithArchives(July - 2, July, rows: 60);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Desk.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<FetchResult> Fetch(FetchLimits? limits = null, Uri? server = null, bool usingInterface = false, string what = "police.uk") =>
        new Fetcher(new Store(Desk.Store), Workshop.Catalogue) { Clock = Clock, Limits = limits ?? new() }.Fetch(
            new FetchRequest { What = what, Force = what == "police.uk" ? "metropolitan" : null, UsingInterface = usingInterface, Server = server ?? Server.Address, Tell = Told.Add },
            TestContext.Current.CancellationToken);

    private protected async Task<string> Fails(FetchLimits? limits = null, Uri? server = null)
    {
        var fault = await Assert.ThrowsAsync<FetchFault>(() => Fetch(limits, server));
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Empty(new Store(Desk.Store).Snapshots());
        return fault.Message;
    }

    private protected async Task Ends(FetchLimits? limits = null)
    {
        var result = await Fetch(limits);
        Assert.Equal(3, result.Added!.Count(AddOutcome.Added));
        var archive = Server.Files["/data/archive/2026-07.zip"].Bytes;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(archive));
        foreach (var kept in new Store(Desk.Store).Snapshots())
        {
            using var bytes = new MemoryStream();
            await using var entry = await zip.GetEntry($"{kept.FirstMonth}/{kept.FileName}")!.OpenAsync(TestContext.Current.CancellationToken);
            await entry.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(bytes.ToArray(), await File.ReadAllBytesAsync(new Store(Desk.Store).FileOf(kept), TestContext.Current.CancellationToken));
        }
        Assert.Equal(["fetched.json", "lock"], Directory.GetFileSystemEntries(Path.Combine(Desk.Store, "fetch")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
