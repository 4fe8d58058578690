namespace Peelian.Sources;

/// <summary>Finds the one source that reads a file.</summary>
static class Recognising
{
    /// <summary>The source; null where none or more than one recognises the file, with the reason.</summary>
    public static ISource? Find(IReadOnlyList<ISource> sources, IncomingFile file, out AddedFile? unrecognised)
    {
        unrecognised = null;
        FileHead head;
        try
        {
            head = IncomingFile.Head(file.Path, file.Name);
        }
        catch (InvalidDataException)
        {
            unrecognised = Unrecognised("a compressed file that is cut off or damaged: fetch it again");
            return null;
        }
        var scores = sources.Select(source => (source, recognition: source.Recognise(head))).ToList();
        var matches = scores.Where(pair => pair.recognition.IsMatch).Select(pair => pair.source).ToList();
        if (matches.Count == 1)
            return matches[0];
        if (matches.Count > 1)
        {
            unrecognised = Unrecognised($"it fits more than one source: {string.Join(", ", matches.Select(source => source.Id))}");
            return null;
        }
        var nearest = scores.Where(pair => pair.recognition.Score > 0).OrderByDescending(pair => pair.recognition.Score).FirstOrDefault();
        unrecognised = nearest.source is null
            ? Unrecognised("no source knows anything like it; 'peelian list sources' shows what can be read")
            : Unrecognised(nearest.recognition.Why) with { SourceId = nearest.source.Id };
        return null;
    }

    /// <summary>The source of a workbook with its sheets that are of that format; null where none or more than one source recognises them, with the reason.</summary>
    public static (ISource Source, IReadOnlyList<SourceFile> Files)? FindSheets(
        IReadOnlyList<ISource> sources, Workbook book, string name, ICollection<string> notes, out AddedFile? unrecognised)
    {
        unrecognised = null;
        // Files of single rows are read by the engine from text, and shapes are no table.
        var tables = sources.Where(source => source is ITableSource or ILookupSource or IGazetteerSource).ToList();
        var found = book.Sheets.Select(sheet => (Sheet: sheet, Found: SheetHeads.Find(tables, sheet))).ToList();
        var several = found.Select(pair => pair.Found.Several).FirstOrDefault(matches => matches.Count > 1)
            ?? [.. found.Select(pair => pair.Found.Source).OfType<ISource>().Distinct()];
        if (several.Count > 1)
        {
            unrecognised = Unrecognised($"its sheets fit more than one source: {string.Join(", ", several.Select(source => source.Id))}; save each sheet as a file of its own");
            return null;
        }
        var left = found.Where(pair => pair.Found.Source is null).ToList();
        if (several.Count == 0)
        {
            var nearest = left.MaxBy(pair => pair.Found.Near.Score);
            unrecognised = nearest.Found?.Nearest is not { } near
                ? Unrecognised("no sheet of the workbook holds a table that any source knows; 'peelian list sources' shows what can be read")
                : Unrecognised($"no sheet of the workbook is known; the nearest is '{nearest.Sheet.Name}': {nearest.Found.Near.Why}") with { SourceId = near.Id };
            return null;
        }
        if (left.Count > 0)
            notes.Add($"{(left.Count == 1 ? "a sheet is" : "sheets are")} left out, as no table of the same kind: {string.Join(", ", left.Select(pair => $"'{pair.Sheet.Name}'"))}");
        return (several[0], [.. found.Where(pair => pair.Found.Source is not null).Select(pair => new SourceFile(pair.Sheet.Path, name) { Sheet = pair.Found.Part })]);
    }

    static AddedFile Unrecognised(string why) => new("", AddOutcome.Unrecognised) { Why = why };
}
