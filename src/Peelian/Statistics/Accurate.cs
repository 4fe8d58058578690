namespace Peelian.Statistics;

/// <summary>Elementary functions where the plain ones lose digits.</summary>
static class Accurate
{
    /// <summary>ln(1 + x), exact to the last digits also for tiny x.</summary>
    public static double Log1P(double x)
    {
        // 1 + x is rounded; dividing by what was really added takes the rounding out again (Kahan).
        var sum = 1 + x;
        var added = sum - 1;
        return added == 0 ? x : Math.Log(sum) * (x / added);
    }

    /// <summary>x ln(x/m) + m − x: how far x is from a mean m, on the scale of the log-likelihood.</summary>
    /// <remarks>Loader 2000, "Fast and accurate computation of binomial probabilities": near the mean the plain form cancels.</remarks>
    public static double Deviance(double x, double mean)
    {
        const double Near = 0.1; // below this relative distance the series converges by a factor of 100 a term
        if (x == 0)
            return mean;
        var apart = x - mean;
        if (Math.Abs(apart) >= Near * (x + mean))
            return (x * Math.Log(x / mean)) - apart;
        var v = apart / (x + mean);
        var total = apart * v;
        var term = 2 * x * v;
        for (var odd = 3; ; odd += 2)
        {
            term *= v * v;
            var next = total + (term / odd);
            if (next == total)
                return total;
            total = next;
        }
    }

    /// <summary>ln Γ(n+1) less Stirling's formula: what keeps probabilities of large counts to the last digits.</summary>
    public static double StirlingError(double n)
    {
        const double Large = 16; // from here seven terms of the asymptotic series give the last digit
        var sum = 0.0;
        for (; n < Large; n++)
            sum += ((n + 0.5) * Log1P(1 / n)) - 1;
        var s = 1 / (n * n);
        // Bernoulli numbers over 2k(2k−1): 1/12, −1/360, 1/1260, −1/1680, 1/1188, −691/360360, 1/156.
        return sum + ((1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s / 156)))))) / n);
    }
}
