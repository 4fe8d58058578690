namespace Peelian.Render.Svg;

/// <summary>Words that name a dot of a funnel.</summary>
/// <param name="Across">Where the dot is, as a share of the width.</param>
/// <param name="Y">Where it is from the top, in pixels.</param>
/// <param name="Width">How wide the words are, in pixels.</param>
readonly record struct FunnelLabel(double Across, double Y, double Width)
{
    /// <summary>From the middle of the dot to where words beside it begin, in pixels.</summary>
    public const double Beside = 10;

    // Letters above and below the line that they stand on.
    const double Rise = 11;
    const double Fall = 4;

    /// <summary>Where the words are, in a picture of a width.</summary>
    /// <param name="spot">The place that was chosen.</param>
    /// <param name="width">The width between the margins, in pixels.</param>
    public (double Left, double Top, double Right, double Bottom) Box(Spot spot, double width)
    {
        var left = Across * width + (spot.Before ? -spot.Aside - Width : spot.Aside);
        var line = Y + spot.Down + Fall;
        return (left, line - Rise, left + Width, line + Fall);
    }

    /// <summary>A place beside a dot.</summary>
    /// <param name="Before">To the left of it, not to the right.</param>
    /// <param name="Down">So many pixels lower; below 0 higher.</param>
    public readonly record struct Spot(bool Before, double Down)
    {
        /// <summary>From the middle of the dot to the words: over and under it they begin at the line that leads to them.</summary>
        public double Aside => Down == 0 ? Beside : 5;
    }
}

/// <summary>Where the words of a funnel stand: beside their dot, or over or under it with a line that leads to them, so that they cover no dot and no other words.</summary>
static class FunnelLabels
{
    // Widths between which a picture is drawn: a page on screen and on paper, half of that, a phone.
    static readonly double[] Widths = [832, 560, 288];

    // Steps up and down from the dot, nearest first.
    static readonly double[] Steps = [0, -18, 18, -34, 34, -50, 50, -66, 66, -82, 82];

    /// <summary>A place for each label, in their order; the first has the choice.</summary>
    /// <param name="labels">What is to be named.</param>
    /// <param name="dots">Every dot: share of the width, pixels from the top, and its radius in pixels.</param>
    /// <param name="margins">The room at both sides of the picture together, in pixels.</param>
    /// <param name="top">The highest place, in pixels.</param>
    /// <param name="bottom">The lowest.</param>
    public static IReadOnlyList<FunnelLabel.Spot> Place(IReadOnlyList<FunnelLabel> labels, IReadOnlyList<(double Across, double Y, double Radius)> dots, double margins, double top, double bottom)
    {
        var placed = new List<FunnelLabel.Spot>();
        foreach (var label in labels)
        {
            // To the middle first: there is more room.
            bool[] sides = label.Across > 0.6 ? [true, false] : [false, true];
            placed.Add(Steps.SelectMany(step => sides.Select(side => new FunnelLabel.Spot(side, step))).MinBy(Faults));

            // The widest picture counts most: on a phone there may be no place that is free.
            double Faults(FunnelLabel.Spot spot) => Widths.Select((width, at) => FaultsAt(label, spot, width - margins) / Math.Pow(10, at)).Sum();
        }
        return placed;

        double FaultsAt(FunnelLabel label, FunnelLabel.Spot spot, double width)
        {
            var box = label.Box(spot, width);
            var outside = box.Left < 0 || box.Right > width + 8 || box.Top < top - 8 || box.Bottom > bottom ? 5 : 0;
            var words = placed.Select((other, at) => labels[at].Box(other, width)).Count(other => other.Left < box.Right && box.Left < other.Right && other.Top < box.Bottom && box.Top < other.Bottom);
            return outside + 3 * words + dots.Count(dot => Covers(box, dot.Across * width, dot.Y, dot.Radius));
        }
    }

    /// <summary>Do words lie on a dot?</summary>
    public static bool Covers((double Left, double Top, double Right, double Bottom) box, double x, double y, double radius) =>
        x + radius > box.Left && x - radius < box.Right && y + radius > box.Top && y - radius < box.Bottom;
}
