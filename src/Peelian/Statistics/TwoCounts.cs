namespace Peelian.Statistics;

/// <summary>Two counts to compare: the same thing before and now, or for two groups.</summary>
public sealed record TwoCounts
{
    /// <param name="before">Events in the earlier period, or of the group compared with.</param>
    /// <param name="now">Events in the later period, or of the group looked at.</param>
    /// <param name="exposureBefore">What they could come from: days, or residents. Only the ratio of the two matters.</param>
    /// <param name="exposureNow">The same for <paramref name="now"/>.</param>
    /// <exception cref="ArgumentException">A count below 0 or over 1e12; an exposure not between 1e-12 and 1e12.</exception>
    public TwoCounts(long before, long now, double exposureBefore = 1, double exposureNow = 1)
    {
        Guard.Count(before, nameof(before));
        Guard.Count(now, nameof(now));
        Guard.Exposure(exposureBefore, nameof(exposureBefore));
        Guard.Exposure(exposureNow, nameof(exposureNow));
        (Before, Now, ExposureBefore, ExposureNow) = (before, now, exposureBefore, exposureNow);
    }

    /// <summary>Events in the earlier period, or of the group compared with.</summary>
    public long Before { get; }

    /// <summary>Events in the later period, or of the group looked at.</summary>
    public long Now { get; }

    /// <summary>Days or residents behind <see cref="Before"/>.</summary>
    public double ExposureBefore { get; }

    /// <summary>Days or residents behind <see cref="Now"/>.</summary>
    public double ExposureNow { get; }

    /// <summary>The same comparison made the other way round.</summary>
    public TwoCounts Swapped => new(Now, Before, ExposureNow, ExposureBefore);

    /// <summary>Events in all.</summary>
    public long Total => Before + Now;

    /// <summary>Of all events, the share expected now if the rate had not changed.</summary>
    internal double ShareNow => 1 / (1 + (ExposureBefore / ExposureNow));

    /// <summary>Of all events, the share expected before if the rate had not changed.</summary>
    internal double ShareBefore => 1 / (1 + (ExposureNow / ExposureBefore));
}
