namespace Peelian.Statistics;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
public static class Normal
{
    /// <summary>The share below <paramref name="z"/>, to the last digits in both tails.</summary>
    public static double Cdf(double z)
    {
        if (double.IsNaN(z))
            throw new ArgumentException("The normal distribution is asked at a number, not NaN.", nameof(z));
        if (z == 0)
            return 0.5;
        // Half of z² follows a gamma distribution of shape one half.
        var tails = Gamma.Tails(0.5, z * z / 2);
        return z < 0 ? tails.Above / 2 : 0.5 + (tails.Below / 2);
    }

    /// <summary>The two-sided p-value of a standardised distance.</summary>
    public static double TwoSidedP(double z) => 2 * Cdf(-Math.Abs(z));

    /// <summary>The point with a share <paramref name="below"/> below it; ∓∞ at 0 and 1.</summary>
    public static double Quantile(double below)
    {
        Guard.Probability(below, nameof(below));
        if (below > 0.5)
            return -Quantile(1 - below);
        if (below == 0)
            return double.NegativeInfinity;
        if (below == 0.5)
            return 0;
        var z = Start(below);
        for (var round = 0; round < 10; round++)
        {
            // Halley's step on the relative error, which stays well scaled in the far tail.
            var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            var newton = (Cdf(z) - below) / density;
            var step = newton / (1 + (z * newton / 2));
            z -= step;
            if (Math.Abs(step) < 1e-15 * Math.Abs(z))
                break;
        }
        return z;
    }

    /// <summary>z of a two-sided confidence: 1.959963984540054 for 0.95, 3.090232306167813 for 0.998.</summary>
    public static double ForConfidence(double confidence)
    {
        Guard.Confidence(confidence);
        return -Quantile((1 - confidence) / 2);
    }

    // Abramowitz and Stegun 1964, 26.2.23: within 4.5e-4, a place to start.
    static double Start(double below)
    {
        var t = Math.Sqrt(-2 * Math.Log(below));
        return ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
    }
}
