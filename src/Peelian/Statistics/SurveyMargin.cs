namespace Peelian.Statistics;

/// <summary>The difference of two survey percentages: its size, its margin and whether chance could make it.</summary>
/// <param name="Value">The first proportion less the second (0 to 1, not percent).</param>
/// <param name="Margin">Half the width of the limits.</param>
/// <param name="Z">The difference over its standard error; 0 where both are certain and alike.</param>
/// <param name="P">Two-sided.</param>
public readonly record struct SurveyDifference(double Value, double Margin, double Z, double P)
{
    /// <summary>Value ∓ margin, within −1 to 1.</summary>
    public Limits Limits => new(Math.Max(-1, Value - Margin), Math.Min(1, Value + Margin), MethodNames.Normal);
}

/// <summary>How far a survey's percentage may lie from what asking everybody would have given.</summary>
/// <remarks>
/// <para>Kish 1965, Survey Sampling. The design effect says how many times the variance is that of a simple random sample, from
/// weighting and clustering; 1.5 is assumed where the publisher gives none, and the text says so.</para>
/// <para>A margin covers chance only: not those who would not answer, nor how a question was put.</para>
/// </remarks>
public static class SurveyMargin
{
    /// <summary>Assumed where the publisher gives none.</summary>
    public const double AssumedDesignEffect = 1.5;

    /// <summary>Of the people behind a rolling year, the share that the next quarter's rolling year still has.</summary>
    public const double SharedByNextQuarter = 0.75;

    /// <summary>Half the width of the limits, as a proportion: z √(deff p (1 − p) / n).</summary>
    /// <param name="proportion">0.69 for 69%.</param>
    /// <param name="interviews">People asked, above 0.</param>
    /// <param name="designEffect">1 for a simple random sample.</param>
    /// <param name="confidence">0.95 for 95%.</param>
    public static double Margin(double proportion, double interviews, double designEffect = AssumedDesignEffect, double confidence = Limits.Usual) =>
        Normal.ForConfidence(confidence) * Math.Sqrt(Variance(proportion, interviews, designEffect));

    /// <summary>Wilson's limits with the effective number of interviews, n/deff: to be preferred near 0% and 100%.</summary>
    public static Limits Wilson(double proportion, double interviews, double designEffect = AssumedDesignEffect, double confidence = Limits.Usual)
    {
        _ = Variance(proportion, interviews, designEffect);
        var effective = interviews / designEffect;
        return Proportions.Wilson(proportion * effective, effective, confidence);
    }

    /// <summary>Two samples of different people.</summary>
    public static SurveyDifference Between(double first, double interviews1, double second, double interviews2, double designEffect = AssumedDesignEffect, double confidence = Limits.Usual) =>
        Difference(first - second, Variance(first, interviews1, designEffect) + Variance(second, interviews2, designEffect), confidence);

    /// <summary>The proportion among those of the whole who are not in the part: (N p_all − n p) / (N − n).</summary>
    /// <exception cref="ArgumentException">A part as large as the whole, or figures that cannot both be true.</exception>
    public static double Rest(double part, double partInterviews, double all, double allInterviews)
    {
        Guard.Proportion(part, nameof(part));
        Guard.Proportion(all, nameof(all));
        Guard.Positive(partInterviews, nameof(partInterviews));
        if (!(allInterviews > partInterviews && double.IsFinite(allInterviews)))
            throw new ArgumentException($"A part ({Guard.Say(partInterviews)} interviews) is smaller than its whole ({Guard.Say(allInterviews)}).", nameof(allInterviews));
        const double RoundedBy = 0.005; // published percentages are whole numbers
        var rest = ((allInterviews * all) - (partInterviews * part)) / (allInterviews - partInterviews);
        if (rest < -2 * RoundedBy || rest > 1 + (2 * RoundedBy))
            throw new ArgumentException($"A part at {Guard.Say(part)} and a whole at {Guard.Say(all)} leave {Guard.Say(rest)} for the rest: they cannot both be true.", nameof(part));
        return Math.Clamp(rest, 0, 1);
    }

    /// <summary>A part against the rest of its whole, as the whole contains the part: a borough against the rest of the force.</summary>
    public static SurveyDifference AgainstRest(double part, double partInterviews, double all, double allInterviews, double designEffect = AssumedDesignEffect, double confidence = Limits.Usual) =>
        Between(part, partInterviews, Rest(part, partInterviews, all, allInterviews), allInterviews - partInterviews, designEffect, confidence);

    /// <summary>Two waves of a rolling survey that share respondents: earlier less later is not what it seems from two margins.</summary>
    /// <param name="later">The later proportion.</param>
    /// <param name="laterInterviews">Its interviews.</param>
    /// <param name="earlier">The earlier proportion.</param>
    /// <param name="earlierInterviews">Its interviews.</param>
    /// <param name="shared">Share of the smaller wave's people who are in both; the answers of each are the same ones. 0 for none.</param>
    /// <param name="designEffect">1 for a simple random sample.</param>
    /// <param name="confidence">0.95 for 95%.</param>
    public static SurveyDifference BetweenWaves(
        double later, double laterInterviews, double earlier, double earlierInterviews,
        double shared = SharedByNextQuarter, double designEffect = AssumedDesignEffect, double confidence = Limits.Usual)
    {
        if (!(shared >= 0 && shared < 1))
            throw new ArgumentException($"The share of people in both waves is from 0 to below 1, not {Guard.Say(shared)}.", nameof(shared));
        var (a, b) = (Variance(later, laterInterviews, designEffect), Variance(earlier, earlierInterviews, designEffect));
        // Both are means over people; m people in both make their correlation m/√(n₁n₂).
        var both = shared * Math.Min(laterInterviews, earlierInterviews);
        var correlation = both / Math.Sqrt(laterInterviews * earlierInterviews);
        return Difference(later - earlier, a + b - (2 * correlation * Math.Sqrt(a * b)), confidence);
    }

    static SurveyDifference Difference(double value, double variance, double confidence)
    {
        var error = Math.Sqrt(Math.Max(0, variance));
        var margin = Normal.ForConfidence(confidence) * error;
        if (error > 0)
            return new(value, margin, value / error, Normal.TwoSidedP(value / error));
        // 0% and 100% have no spread by this formula: say nothing rather than everything.
        return new(value, margin, 0, 1);
    }

    static double Variance(double proportion, double interviews, double designEffect)
    {
        Guard.Proportion(proportion, nameof(proportion));
        Guard.Positive(interviews, nameof(interviews));
        Guard.Positive(designEffect, nameof(designEffect));
        return designEffect * proportion * (1 - proportion) / interviews;
    }
}
