namespace Peelian.Sources.PoliceUk;

/// <summary>A single CSV file of one kind.</summary>
static class CsvSource
{
    /// <summary>Reads it.</summary>
    public static IReadOnlyList<IncidentCoverage> Read(
        PoliceUkTable table, SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        if (Open(table, file, problems) is not { } input)
            return [];
        using var reader = new IncidentReader(folder, catalogue, problems, reading);
        reader.Add(input);
        reading.Progress?.Invoke(1);
        return reader.Finish();
    }

    /// <summary>The file with its columns in place; null, and a problem, where it is no file of this kind.</summary>
    static CsvInput? Open(PoliceUkTable table, SourceFile file, Problems problems)
    {
        var line = CsvHead.FirstLine(file.Path);
        if (CsvHead.Order(table, CsvHead.Split(line)) is not { } order)
        {
            CsvHead.Refuse(table, line, problems);
            return null;
        }
        var name = PublishedName.Of(file.Name);
        if (name.FileWord is { } word && word != table.FileWord)
        {
            problems.AddFatal(0, null, $"columns of a {table.FileWord} file", $"columns of a {word} file, as the name says");
            return null;
        }
        return new CsvInput(file.Path, table, order, name) { Force = file.Force };
    }
}
