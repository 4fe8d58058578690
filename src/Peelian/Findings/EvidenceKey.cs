using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Findings;

/// <summary>Which words on how sure a comparison is occur in a pack, as ids of the terms that explain them.</summary>
static class EvidenceKey
{
    const string Assumed = "evidence-assumed";

    static readonly string[] Order = ["evidence-lower-higher", "evidence-clearly", "evidence-about-the-same", "evidence-too-few", Assumed];

    /// <summary>The ids, each after those that its words rest on; "no data" needs no explaining.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Section> sections)
    {
        var figures = sections.SelectMany(section => section.Figures).Where(figure => figure.Gap is null).ToList();
        var used = figures.SelectMany(CellsOf).SelectMany(TermsOf)
            .Concat(figures.SelectMany(figure => figure.Judgements).Select(judgement => TermOf(judgement.Word)))
            .ToHashSet(StringComparer.Ordinal);
        return Order.Where(used.Contains);
    }

    /// <summary>The terms that explain a cell's word; none for other cells.</summary>
    public static IEnumerable<string> TermsOf(Cell cell)
    {
        if (cell.Evidence is not { } word || TermOf(word).Length == 0)
            return [];
        return cell.Assumed ? [TermOf(word), Assumed] : [TermOf(word)];
    }

    static IEnumerable<Cell> CellsOf(Figure figure) => figure.Table.Rows.Concat(figure.Beside?.Rows ?? []).SelectMany(row => row.Cells)
        .Concat(figure.Facts.Select(fact => fact.Cell));

    static string TermOf(EvidenceWord word) => word switch
    {
        EvidenceWord.ClearlyLower or EvidenceWord.ClearlyHigher => "evidence-clearly",
        EvidenceWord.Lower or EvidenceWord.Higher => "evidence-lower-higher",
        EvidenceWord.AboutTheSame => "evidence-about-the-same",
        EvidenceWord.TooFewToSay => "evidence-too-few",
        _ => "",
    };
}
