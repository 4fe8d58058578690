namespace Peelian.Sources.PoliceUk;

/// <summary>True line numbers: the engine counts the rows it took, not the lines it left out.</summary>
/// <param name="Skipped">Lines that are no row (blank ones and refused ones), ascending, each once.</param>
sealed record LineNumbers(IReadOnlyList<long> Skipped)
{
    /// <summary>The line of the row that would stand on <paramref name="line"/> if nothing had been left out.</summary>
    public int True(long line)
    {
        foreach (var skipped in Skipped)
        {
            if (skipped > line)
                break;
            line++;
        }
        return (int)Math.Min(line, int.MaxValue);
    }

    /// <summary>The same for SQL: from which counted line on how many lines are to be added.</summary>
    public IEnumerable<(long From, long Shift)> Shifts() =>
        Skipped.Select((line, index) => (From: line - index, Shift: index + 1L))
            .GroupBy(pair => pair.From)
            .Select(group => (group.Key, group.Max(pair => pair.Shift)));
}
