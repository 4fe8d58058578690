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

    /// <summary>What the pack has judged so far.</summary>
    public Settled Settled { get; } = new();

    /// <summary>The words of sentences.</summary>
    public Words Words => Catalogue.Words;

    /// <summary>What peers are called: "borough", "district".</summary>
    public Unit PeerUnit => Area.Kind == AreaKind.Borough ? new Unit("borough", "boroughs") : new Unit("district", "districts");

    /// <summary>
    /// The month that a figure ends at: the pack's own, or in a pack that reaches as far as its data the last that
    /// <paramref name="measures"/> have. Null where they have none.
    /// </summary>
    public Month? EndMonth(params ReadOnlySpan<Measure> measures)
    {
        Month? last = null;
        foreach (var measure in measures)
        {
            if (Readings.LastMonth(measure, Area.Code, AsAt) is { } month && (last is null || month > last))
                last = month;
        }
        return last is null ? null : Pack.End == PackEnd.PackMonth ? AsAt : last;
    }

    /// <summary>The force in a sentence: "the MPS" where it has a short name, else its name.</summary>
    public string ForceInText => Force.ShortName == Force.Name ? Force.Name : $"the {Force.ShortName}";

    /// <summary>The name of a measure inside a sentence.</summary>
    public static string InText(Measure measure) =>
        measure.NameInText ?? measure.Name[..1].ToLowerInvariant() + measure.Name[1..];
}
