namespace Peelian.Render;

/// <summary>What stands on the cover beside area, title and period: in each output the same.</summary>
/// <param name="Label">What it is: "Edition".</param>
/// <param name="Text">What it says.</param>
public sealed record CoverLine(string Label, string Text)
{
    const string NotGiven = "not given";

    /// <summary>The lines: edition, how far the data reach, publisher, contact. What the catalogue does not say is "not given".</summary>
    public static IReadOnlyList<CoverLine> Of(Summary summary) =>
    [
        new("Edition", summary.AsKnownOn is { } day ? $"{summary.AsAt.Label}, as known on {Peelian.Render.Text.Day(day)}" : summary.AsAt.Label),
        new("Data to", DataTo(summary.Sections)),
        new("Published by", summary.Publisher ?? NotGiven),
        new("Contact", summary.Contact ?? NotGiven),
    ];

    // "October 2015; Public confidence to September 2015; none for Anti-social behaviour": the month of most sections first.
    static string DataTo(IReadOnlyList<Section> sections)
    {
        var months = sections.Where(section => section.DataTo is not null).GroupBy(section => section.DataTo!.Value)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).ToList();
        var parts = months.Select((group, at) => at == 0 ? group.Key.Label : $"{Names(group)} to {group.Key.Label}").ToList();
        var without = sections.Where(section => section.DataTo is null).ToList();
        if (without.Count > 0)
            parts.Add($"none for {Names(without)}");
        return string.Join("; ", parts);
    }

    static string Names(IEnumerable<Section> sections) => string.Join(", ", sections.Select(section => section.Title));
}
