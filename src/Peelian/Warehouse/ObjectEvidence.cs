namespace Peelian.Warehouse;

/// <summary>What the object of search of a force's month can bear.</summary>
public enum ObjectEvidence
{
    /// <summary>No incident file covers the month.</summary>
    NotLoaded,

    /// <summary>The file leaves the object blank.</summary>
    NotPublished,

    /// <summary>Every power has one object for all its searches: it restates the power and is no evidence.</summary>
    FunctionOfThePower,

    /// <summary>Objects vary within a power: they can be counted.</summary>
    Varies,
}
