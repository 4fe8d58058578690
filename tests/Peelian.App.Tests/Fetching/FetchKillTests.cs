using Xunit;

namespace Peelian.Tests;

/// <summary>The program as a process of its own, killed while it fetches: the next run goes on, and the store is as if nothing had happened.</summary>
public sealed class FetchKillTests : IAsyncLifetime
{
    static readonly Month July = new(2026, 7);

    readonly Desk _desk = new();
    PublishingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = (await PublishingServer.Start()).WithArchives(July - 2, July, rows: 1500);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _desk.Dispose();
    }

    string[] Call(string store) => ["fetch", "police.uk", "--force", "metropolitan", "--from", "2026-06", "--from-server", _server.Address.ToString(), "--store", store];

    public static TheoryData<bool, int> Runs => [.. Full.Of([(true, 20), (false, 20), (true, 100), (false, 100)], (true, 14), (false, 6))];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Killed_at_any_byte_it_goes_on_and_the_kept_files_are_those_of_a_run_without_break(bool parts, int kills)
    {
        _server.NoParts = !parts;
        using var whole = new Desk();
        Desk.Wait(whole.Start(Call(whole.Store))).Well();
        var all = _server.Sent;
        var random = new Random(20260731 + kills);
        _server.Drip = (4096, TimeSpan.FromMilliseconds(2));

        var killed = 0;
        for (var run = 0; run < kills; run++)
        {
            // A little further each time, at whatever byte; the last ones at whatever moment, so that the adding is hit as well.
            var late = run >= kills - 3;
            killed += KilledAfter(late ? 0 : _server.Sent + random.NextInt64(1, 2 * all / kills), late ? random.Next(250, 700) : random.Next(0, 20)) ? 1 : 0;
            Assert.Equal(0, Directory.Exists(_desk.Store) ? _desk.Run("list", "snapshots").Code : 0);
        }
        _server.Sending = _ => { };
        Desk.Wait(_desk.Start(Call(_desk.Store))).Well();

        Assert.True(killed > kills / 2, $"Of {kills} runs {killed} were killed before they ended.");
        Assert.Equal(Desk.State(Path.Combine(whole.Store, "snapshots")), Desk.State(Path.Combine(_desk.Store, "snapshots")));
        Assert.Equal(Desk.State(Path.Combine(whole.Store, "fetch")), Desk.State(Path.Combine(_desk.Store, "fetch")));
    }

    // True where it was killed before it ended by itself.
    bool KilledAfter(long sent, int milliseconds)
    {
        using var reached = new ManualResetEventSlim(sent == 0);
        _server.Sending = now =>
        {
            if (now >= sent)
                reached.Set();
        };
        using var process = _desk.Start(Call(_desk.Store));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!reached.Wait(20) && !process.HasExited)
        {
        }
        Thread.Sleep(milliseconds);
        _server.Sending = _ => { };
        if (process.HasExited)
            return false;
        process.Kill();
        process.WaitForExit();
        return true;
    }
}
