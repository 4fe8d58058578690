using Peelian.Sources;

namespace Peelian.Warehouse;

/// <summary>The rows of a force and month in the file that is believed for them.</summary>
/// <param name="Table"><c>street</c>, <c>outcomes</c> or <c>stops</c>.</param>
/// <param name="ForceCode">The force; null for an answer of the interface, which covers no force's area.</param>
/// <param name="Month">The month.</param>
/// <param name="Snapshot">The file.</param>
public sealed record IncidentPart(string Table, string? ForceCode, Month Month, SnapshotRecord Snapshot)
{
    /// <summary>False where so few rows have a place that none at a place says nothing.</summary>
    public bool IsPlaced { get; init; } = true;
}

/// <content>Which rows of incidents are believed.</content>
public sealed partial class Readings
{
    /// <summary>For each table, force and month the newest file, a real one before a made-up one; and every answer of the interface that covers no force's area.</summary>
    public IReadOnlyList<IncidentPart> IncidentParts()
    {
        var ofForces = _incidents.SelectMany(vintage => vintage.Months.Select(month => (Vintage: vintage, Month: month.Key, File: month.Value)))
            .GroupBy(part => (part.Vintage.Table, part.Vintage.ForceCode, part.Month))
            .Select(group => (group.Key, group.MinBy(part => part.Vintage.Illustrative).File))
            .Select(part => new IncidentPart(part.Key.Table, part.Key.ForceCode, Month.FromIndex(part.Key.Month), _snapshots[part.File.Ordinal]) { IsPlaced = IncidentVintage.IsLocated(part.File.Rows, part.File.Located) });
        var answers = Query(
            $"select snapshot, table_name, month from incident_coverage where snapshot in ({_scopeList}) and force is null",
            row => new IncidentPart(row.GetString(1), null, Month.FromIndex(row.GetInt32(2)), _snapshots[row.GetInt32(0)]));
        return [.. ofForces.Concat(answers).OrderBy(part => part.Table, StringComparer.Ordinal).ThenBy(part => part.Month).ThenBy(part => part.ForceCode, StringComparer.Ordinal)
            .ThenByDescending(part => part.Snapshot.Effective).ThenByDescending(part => part.Snapshot.Order)];
    }
}
