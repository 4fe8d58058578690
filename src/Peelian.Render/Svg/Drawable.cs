using Peelian.Figures;

namespace Peelian.Render.Svg;

/// <summary>Whether a figure's chart shows anything that its table does not: one bar alone compares nothing.</summary>
static class Drawable
{
    /// <summary>True where a picture is worth its place.</summary>
    public static bool Has(Figure figure) => figure.Chart is { } chart && figure.Gap is null && chart.Kind switch
    {
        ChartKind.RankedBars or ChartKind.RankedDots => Ranking.Of(figure).Items.Count > 1,
        ChartKind.Lines or ChartKind.SmallMultiples => Series.Of(figure).Lines.Any(line => line.Last > line.First),
        _ => Item.Of(figure.Table, chart, chart.ValueColumnIds[^1]).Count(item => item.Value is not null) > 1,
    };
}
