using System.Globalization;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>A crime as it is told once, whichever files have it.</summary>
/// <param name="Row">The crime, as the force's file has it, or else an answer of the interface.</param>
/// <param name="Nth">From 1: which of the crimes it is that are alike in everything.</param>
sealed record ToldCrime(CrimeRow Row, int Nth)
{
    /// <summary>The interface's own object for it, where one is loaded.</summary>
    public string? Answer { get; private set; } = Row.Answer;

    /// <summary>
    /// Crimes of files and of answers put together. The nth crime of a file and the nth of an answer that are alike are one: told once, with the numbers
    /// that the interface gave it. So are those of two answers. No crime of a file is ever left out.
    /// </summary>
    /// <param name="rows">Those of files first; of answers the newest first.</param>
    public static List<ToldCrime> Of(IEnumerable<CrimeRow> rows)
    {
        var told = new List<ToldCrime>();
        var known = new Dictionary<(string Key, int Nth), ToldCrime>();
        var counts = new Dictionary<(int File, string Key), int>();
        var alike = new Dictionary<CrimeRow, int>();
        foreach (var row in rows)
        {
            var key = KeyOf(row);
            var file = row.Answer is null ? -1 : row.Part;
            var nth = counts[(file, key)] = counts.GetValueOrDefault((file, key)) + 1;
            if (row.Answer is not null && known.TryGetValue((key, nth), out var there))
            {
                there.Answer ??= row.Answer;
                continue;
            }
            var content = row with { Outcome = null, Part = 0, Answer = null };
            var crime = new ToldCrime(row, alike[content] = alike.GetValueOrDefault(content) + 1);
            known[(key, nth)] = crime;
            told.Add(crime);
        }
        return told;
    }

    // A crime with an ID is known by it, wherever a later file puts it.
    static string KeyOf(CrimeRow row) => row.CrimeId is { Length: > 0 } id
        ? $"{row.Month} {id}"
        : string.Create(CultureInfo.InvariantCulture, $"{row.Month}|{row.Type}|{row.Point?.Longitude:F6}|{row.Point?.Latitude:F6}|{row.Location}|{row.Context}");
}
