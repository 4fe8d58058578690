using System.Collections.Concurrent;
using Peelian.Consistency;

namespace Peelian.App.Commands;

/// <summary>
/// Makes packs: one after another is computed, because computing asks one connection; each is checked and written while the next is
/// computed. A pack that contradicts itself is not written, and the others are.
/// </summary>
sealed class PackRun(SummaryBuilder builder, Catalogue catalogue, Action<Summary> write)
{
    readonly ConcurrentDictionary<string, UserError> _refused = new(StringComparer.Ordinal);

    /// <summary>Makes the packs.</summary>
    /// <returns>Those that were written, in the order of the areas.</returns>
    /// <exception cref="UserError">One or more were refused, after all others were written; or a file could not be written.</exception>
    public IReadOnlyList<Summary> Make(IReadOnlyList<Area> areas, Func<Area, Summary> compute)
    {
        var (summaries, writing) = (new List<Summary>(), new List<Task>());
        try
        {
            foreach (var area in areas)
            {
                var summary = compute(area);
                var parts = builder.AgainstParts(summary);
                summaries.Add(summary);
                writing.Add(Task.Run(() => CheckAndWrite(summary, parts)));
            }
        }
        finally
        {
            // Nothing is still being written when something else goes wrong.
            Task.WhenAll(writing).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
        if (writing.Find(one => one.IsFaulted) is { Exception: { } fault })
            throw fault.InnerExceptions.OfType<UserError>().FirstOrDefault() ?? fault.InnerExceptions[0];
        return _refused.IsEmpty ? summaries : throw Refusal(areas);
    }

    void CheckAndWrite(Summary summary, IReadOnlyList<Contradiction> parts)
    {
        try
        {
            Contradictions.Refuse(summary, [.. Contradictions.In(summary, catalogue), .. parts]);
        }
        catch (UserError fault)
        {
            _refused[summary.Area.Code] = fault;
            return;
        }
        write(summary);
    }

    UserError Refusal(IReadOnlyList<Area> areas)
    {
        var faults = areas.Where(area => _refused.ContainsKey(area.Code)).Select(area => _refused[area.Code].Message).ToList();
        var others = areas.Count > faults.Count ? $"\n{Lines.Count(areas.Count - faults.Count, "other pack was", "other packs were")} written." : "";
        return new UserError(string.Join('\n', faults) + others);
    }
}
