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

    static AddedFile Unrecognised(string why) => new("", AddOutcome.Unrecognised) { Why = why };
}
