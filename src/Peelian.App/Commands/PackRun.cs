using System.Collections.Concurrent;
using Peelian.Consistency;

namespace Peelian.App.Commands;

/// <summary>
/// Makes packs: one after another is computed, because computing asks one connection; each is checked, written and printed while the
/// next are computed. A pack that contradicts itself is not written, and the others are.
/// </summary>
sealed class PackRun(SummaryBuilder builder, Catalogue catalogue, Func<Summary, Task<BuiltPack>> write) : IDisposable
{
    // As many packs as are held at a time: printing is slower than computing, and what waits for it takes memory.
    const int Held = 5;

    readonly ConcurrentDictionary<string, UserError> _refused = new(StringComparer.Ordinal);
    readonly SemaphoreSlim _room = new(Held);

    /// <summary>Makes the packs.</summary>
    /// <param name="areas">Whose.</param>
    /// <param name="compute">Computes one.</param>
    /// <param name="stop">Ends the run before the next pack.</param>
    /// <returns>Those that were written, in the order of the areas, and what is to be said of those that were refused; null where none was.</returns>
    /// <exception cref="UserError">A file could not be written.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public (IReadOnlyList<BuiltPack> Packs, UserError? Refused) Make(IReadOnlyList<Area> areas, Func<Area, Summary> compute, CancellationToken stop)
    {
        var writing = new List<Task<BuiltPack?>>();
        try
        {
            foreach (var area in areas)
            {
                _room.Wait(stop);
                var summary = compute(area);
                var parts = builder.AgainstParts(summary);
                writing.Add(Task.Run(() => CheckAndWrite(summary, parts), CancellationToken.None));
            }
        }
        finally
        {
            // Nothing is still being written when something else goes wrong.
            Task.WhenAll(writing).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
        stop.ThrowIfCancellationRequested();
        if (writing.Find(one => one.IsFaulted) is { Exception: { } fault })
            throw fault.InnerExceptions.OfType<UserError>().FirstOrDefault() ?? fault.InnerExceptions[0];
        return ([.. writing.Select(one => one.Result).OfType<BuiltPack>()], _refused.IsEmpty ? null : Refusal(areas));
    }

    async Task<BuiltPack?> CheckAndWrite(Summary summary, IReadOnlyList<Contradiction> parts)
    {
        try
        {
            return Accepts(summary, parts) ? await write(summary).ConfigureAwait(false) : null;
        }
        finally
        {
            _room.Release();
        }
    }

    bool Accepts(Summary summary, IReadOnlyList<Contradiction> parts)
    {
        try
        {
            Contradictions.Refuse(summary, [.. Contradictions.In(summary, catalogue), .. parts]);
            return true;
        }
        catch (UserError fault)
        {
            _refused[summary.Area.Code] = fault;
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    UserError Refusal(IReadOnlyList<Area> areas)
    {
        var faults = areas.Where(area => _refused.ContainsKey(area.Code)).Select(area => _refused[area.Code].Message).ToList();
        var others = areas.Count > faults.Count ? $"\n{Lines.Count(areas.Count - faults.Count, "other pack was", "other packs were")} written." : "";
        return new UserError(string.Join('\n', faults) + others);
    }
}
