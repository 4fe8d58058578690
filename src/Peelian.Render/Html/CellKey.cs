using System.Globalization;
using Peelian.Figures;
using Peelian.Statistics;

namespace Peelian.Render;

/// <summary>What a column is sorted by where the printed words would sort otherwise.</summary>
static class CellKey
{
    /// <summary>The key of a cell: empty where it is missing, which comes last; null where its words are the key.</summary>
    public static string? Of(Cell cell)
    {
        if (cell.IsMissing)
            return "";
        if (cell.Evidence is { } word)
            return OfWord(word);
        if (cell.Number?.Value is { } value)
            return Key(value) is var key && key == cell.Printed.Replace(",", "", StringComparison.Ordinal) ? null : key;
        return cell.Raw.Length > 0 && Month.TryParse(cell.Raw, CultureInfo.InvariantCulture, out _) ? cell.Raw : null;
    }

    // Enough to tell apart what is printed alike, and no more than a page need carry.
    static string Key(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    static string OfWord(EvidenceWord word) => word switch
    {
        EvidenceWord.ClearlyLower => "-2",
        EvidenceWord.Lower => "-1",
        EvidenceWord.AboutTheSame => "0",
        EvidenceWord.Higher => "1",
        EvidenceWord.ClearlyHigher => "2",
        _ => "",
    };
}
