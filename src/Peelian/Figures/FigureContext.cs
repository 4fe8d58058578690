using Peelian.Calculations;
using Peelian.Warehouse;

namespace Peelian.Figures;

/// <summary>What a figure is built for and from.</summary>
public sealed record FigureContext
{
    /// <summary>The words and wiring.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>The pack that the figure stands in.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The warehouse.</summary>
    public required Readings Readings { get; init; }

    /// <summary>Adds up what was published.</summary>
    public required Counter Counter { get; init; }

    /// <summary>The pack's area.</summary>
    public required Area Area { get; init; }

    /// <summary>The force that polices it.</summary>
    public required Area Force { get; init; }

    /// <summary>The areas it is ranked among, itself included, in the catalogue's order.</summary>
    public required IReadOnlyList<Area> Peers { get; init; }

    /// <summary>The pack's month.</summary>
    public required Month AsAt { get; init; }

    /// <summary>How many months counts are added up over.</summary>
    public Window Window { get; init; }

    /// <summary>What the pack has judged so far.</summary>
    public Settled Settled { get; } = new();

    /// <summary>The words of sentences.</summary>
    public Words Words => Catalogue.Words;

    /// <summary>What peers are called: "borough", "district".</summary>
    public Unit PeerUnit => Sample.KindUnit;

    /// <summary>True where the figures are about the whole force: then its areas are ranked and none of them is the own.</summary>
    public bool IsOfForce => Area.Kind == AreaKind.Force;

    /// <summary>An area that stands for the others where a publication is chosen: a force is often only the sum of its areas.</summary>
    public Area Sample => IsOfForce && Peers.Count > 0 ? Peers[0] : Area;

    /// <summary>The last month that a measure is there for, up to the pack's; null where it is not there.</summary>
    public Month? LastMonth(Measure measure) => Readings.LastMonth(measure, Area.Code, AsAt) ?? (IsOfForce ? Readings.LastMonth(measure, Sample.Code, AsAt) : null);

    /// <summary>
    /// The month that a figure ends at: the pack's own, or in a pack that reaches as far as its data the last that
    /// <paramref name="measures"/> have. Null where they have none.
    /// </summary>
    public Month? EndMonth(params ReadOnlySpan<Measure> measures)
    {
        Month? last = null;
        foreach (var measure in measures)
        {
            if (LastMonth(measure) is { } month && (last is null || month > last))
                last = month;
        }
        return last is null ? null : Pack.End == PackEnd.PackMonth ? AsAt : last;
    }

    /// <summary>The force in a sentence: "the MPS" where it has a short name, else its name.</summary>
    public string ForceInText => Force.InText;

    /// <summary>A period inside a sentence: "the 12 months to October 2015", "October 2015".</summary>
    public static string InText(Period period) => period.Length == 12 ? "the " + period.Label : period.Label;

    /// <summary>The name of a measure inside a sentence.</summary>
    public static string InText(Measure measure) =>
        measure.NameInText ?? measure.Name[..1].ToLowerInvariant() + measure.Name[1..];
}
