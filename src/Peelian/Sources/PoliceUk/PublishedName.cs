using System.Text.RegularExpressions;

namespace Peelian.Sources.PoliceUk;

/// <summary>What a file's name says: <c>2015-10-metropolitan-stop-and-search.csv</c>.</summary>
/// <param name="Month">The month; null where the name gives none.</param>
/// <param name="Force">The force as data.police.uk writes it; null where the name gives none.</param>
/// <param name="FileWord"><c>street</c>, <c>outcomes</c> or <c>stop-and-search</c>; null where the name gives none.</param>
sealed partial record PublishedName(Month? Month, string? Force, string? FileWord)
{
    /// <summary>Reads the last part of a path; a name of another form says nothing but, where it is only a month, that month.</summary>
    public static PublishedName Of(string path)
    {
        var name = path.Split('/', '\\')[^1];
        if (Full().Match(name) is { Success: true } full && Peelian.Month.TryParse(full.Groups[1].Value, null, out var month))
            return new(month, full.Groups[2].Value.ToLowerInvariant(), full.Groups[3].Value.ToLowerInvariant());
        if (OnlyMonth().Match(name) is { Success: true } only && Peelian.Month.TryParse(only.Groups[1].Value, null, out month))
            return new(month, null, null);
        return new(null, null, null);
    }

    [GeneratedRegex(@"^(\d{4}-\d{2})-(.+)-(street|outcomes|stop-and-search)\.(?:csv|json)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex(@"^(\d{4}-\d{2})\.(?:csv|json)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyMonth();
}
