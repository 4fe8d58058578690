namespace Peelian.Sources.PoliceUk;

/// <summary>A single answer of the interface.</summary>
static class JsonSource
{
    /// <summary>Reads it.</summary>
    public static IReadOnlyList<IncidentCoverage> Read(
        PoliceUkTable table, bool coversNoArea, SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        using var reader = new IncidentReader(folder, catalogue, problems, reading);
        var csv = Path.Combine(reader.Working, "answer.csv");
        if (!JsonRows.WriteCsv(table, file.Path, csv, problems) || reader.Refused)
            return [];
        var name = coversNoArea ? new PublishedName(null, null, null) : PublishedName.Of(file.Name);
        var order = Enumerable.Range(0, table.Columns.Count).ToList();
        reader.Add(new CsvInput(csv, table, order, name) { Force = file.Force, Json = true, CoversNoArea = coversNoArea });
        reading.Progress?.Invoke(1);
        var coverage = reader.Finish();
        if (coverage.Count > 0)
            reader.Keep(AnswerRows.WriteCsv(table, file.Path, Path.Combine(reader.Working, "published.csv")), Path.Combine(folder, AnswerRows.File));
        return coverage;
    }
}
