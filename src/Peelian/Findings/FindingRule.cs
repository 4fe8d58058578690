using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Findings;

/// <summary>A judgement that may speak on page one, with where it stands.</summary>
/// <param name="Section">The place of its section in the pack.</param>
/// <param name="Figure">Its figure.</param>
/// <param name="Judgement">What was judged.</param>
sealed record Candidate(int Section, Figure Figure, Judgement Judgement)
{
    /// <summary>True for a difference that chance would hardly make.</summary>
    public bool IsDifference => Evidence.IsDifference(Judgement.Word);
}

/// <summary>
/// Chooses the sentences of page one (docs/methods/page-one.md): differences before likenesses, one from each section and then
/// a second, within a section the clear ones and then the larger, and nothing that counts the same events twice.
/// </summary>
sealed class FindingRule(PageOneOptions options, Overlap overlap, IReadOnlyList<Section> sections)
{
    readonly List<Candidate> _chosen = [];

    /// <summary>The chosen, clear differences first, each kind in the pack's order.</summary>
    public IReadOnlyList<Candidate> Choose()
    {
        var all = All().ToList();
        var differences = all.Where(one => one.IsDifference).ToList();
        List<Candidate> ordered = [.. differences.Where(one => !SpokenForBy(one, differences))
            .OrderBy(IsTotal).ThenByDescending(one => Evidence.Strength(one.Judgement.Word)).ThenBy(one => one.Judgement.Against).ThenByDescending(one => one.Judgement.Size).ThenByDescending(one => one.Judgement.Distance)];
        Take(ordered, options.FromSection);
        // A quiet year reads as quiet: what is about the same, the figures' own first sentences before others.
        List<Candidate> alike = [.. all.Where(one => one.Judgement.Word == EvidenceWord.AboutTheSame)
            .OrderBy(IsTotal).ThenByDescending(Said).ThenBy(one => one.Judgement.Against).ThenByDescending(one => one.Judgement.Events)];
        Take([.. alike.Where(Said)], options.FromSection);
        // Where only one kind of data is loaded, more of it is better than an empty line.
        Take(ordered, options.Sentences);
        Take(alike, options.Sentences);
        return [.. _chosen.OrderByDescending(one => Evidence.Strength(one.Judgement.Word)).ThenBy(one => one.Section)];
    }

    IEnumerable<Candidate> All() => sections.SelectMany((section, index) => section.Figures
        .SelectMany(figure => figure.Judgements.Select(judgement => new Candidate(index, figure, judgement))));

    // A figure leads with what it says itself, or with the one comparison that it makes.
    static bool Said(Candidate one) => one.Figure.Judgements.Count == 1 || one.Figure.Sentences.Contains(one.Judgement.Sentence);

    bool IsTotal(Candidate one) => options.Totals.Contains(one.Judgement.MeasureId, StringComparer.Ordinal);

    // Where a sum and its part both differ from the same thing, the sum speaks: it concerns more.
    bool SpokenForBy(Candidate part, List<Candidate> others) => others.Exists(whole =>
        !IsTotal(whole) && whole.Section == part.Section && whole.Judgement.Against == part.Judgement.Against && overlap.Holds(whole.Judgement.MeasureId, part.Judgement.MeasureId));

    void Take(IReadOnlyList<Candidate> ordered, int fromSection)
    {
        var queues = ordered.GroupBy(one => one.Section).OrderBy(group => group.Key).Select(group => new Queue<Candidate>(group)).ToList();
        for (var round = 0; round < fromSection; round++)
        {
            foreach (var queue in queues)
            {
                while (_chosen.Count < options.Sentences && queue.TryDequeue(out var next))
                {
                    if (!MayJoin(next, fromSection))
                        continue;
                    _chosen.Add(next);
                    break;
                }
            }
        }
    }

    bool MayJoin(Candidate one, int fromSection) =>
        _chosen.Count(chosen => chosen.Section == one.Section) < fromSection
        && !_chosen.Exists(chosen => overlap.Between(chosen.Judgement.MeasureId, one.Judgement.MeasureId)
            || (chosen.Section == one.Section && (IsTotal(one) || IsTotal(chosen))));
}
