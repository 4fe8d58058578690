namespace Peelian.Warehouse;

/// <summary>What the times of a force's month of searches can bear.</summary>
public enum TimeEvidence
{
    /// <summary>No incident file covers the month.</summary>
    NotLoaded,

    /// <summary>Every search has the same day: neither the day of the week nor the hour is real.</summary>
    OneDay,

    /// <summary>More searches than chance would put there are at midnight: days are real, hours are not.</summary>
    DatesOnly,

    /// <summary>Days and hours are real.</summary>
    Times,
}
