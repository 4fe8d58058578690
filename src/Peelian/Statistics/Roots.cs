namespace Peelian.Statistics;

/// <summary>Where an increasing function crosses zero: Newton's steps, held inside a bracket that only shrinks.</summary>
static class Roots
{
    /// <summary>Rounds after which a bracket of doubles cannot be halved any more.</summary>
    const int Enough = 400;

    /// <param name="function">Value and slope at a point; increasing.</param>
    /// <param name="start">A first guess.</param>
    /// <param name="low">Below the root.</param>
    /// <param name="high">Above the root.</param>
    public static double Increasing(Func<double, (double Value, double Slope)> function, double start, double low, double high)
    {
        var at = start > low && start < high ? start : (low + high) / 2;
        for (var round = 0; round < Enough; round++)
        {
            var (value, slope) = function(at);
            if (value == 0)
                return at;
            if (value < 0)
                low = at;
            else
                high = at;
            var next = slope > 0 ? at - (value / slope) : double.NaN;
            if (next > low && next < high)
            {
                // Newton doubles the digits: after so small a step only rounding is left.
                if (Math.Abs(next - at) <= 1e-11 * Math.Max(1, Math.Abs(at)))
                    return next;
            }
            else
            {
                // Outside, or not a number: the tail is too flat for Newton, so halve.
                next = (low + high) / 2;
                if (next <= low || next >= high)
                    return next;
            }
            at = next;
        }
        return at;
    }
}
