using System.IO.Compression;
using System.Text;
using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>The archive of data.police.uk as downloaded: a zip with a file for each month, force and kind.</summary>
public sealed class PoliceUkArchive : IIncidentSource
{
    static readonly Lazy<SourceInfo> Yaml = new(() => SourceYaml.Read("PoliceUkArchive"));

    // Office documents are zips too.
    static readonly string[] Others = ["[Content_Types].xml", "mimetype", "_rels/", "docProps/", "xl/", "word/", "META-INF/"];

    readonly Swelling _swelling;

    /// <summary>Makes the source.</summary>
    public PoliceUkArchive()
        : this(new Swelling())
    {
    }

    internal PoliceUkArchive(Swelling swelling) => _swelling = swelling;

    /// <inheritdoc/>
    public string Id => "police-uk-archive";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        var bytes = head.Bytes.Span;
        if (!bytes.StartsWith("PK\x03\x04"u8) || bytes.Length < 30)
            return Recognition.None();
        var length = Math.Min(bytes[26] + (bytes[27] << 8), bytes.Length - 30);
        var first = Encoding.UTF8.GetString(bytes.Slice(30, length));
        return Others.Any(other => first.StartsWith(other, StringComparison.Ordinal))
            ? Recognition.Near(0.2, $"a zip that begins with '{first}', not with a file of data.police.uk")
            : Recognition.Match;
    }

    /// <inheritdoc/>
    public IReadOnlyList<IncidentCoverage> Read(SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var limit = _swelling.LimitFor(new FileInfo(file.Path).Length);
            return Read(new ArchiveEntries(archive, limit, problems), file, folder, catalogue, problems, reading);
        }
        catch (InvalidDataException fault)
        {
            problems.AddFatal(0, null, $"a damaged archive ({fault.Message.TrimEnd('.')})", "a zip as downloaded", "Is it cut off? Download it again.");
            return [];
        }
        finally
        {
            problems.File = file.Name;
        }
    }

    static IReadOnlyList<IncidentCoverage> Read(
        ArchiveEntries entries, SourceFile file, string folder, Catalogue catalogue, Problems problems, IncidentReading reading)
    {
        if (entries.Files() is not { } files)
            return [];
        using var reader = new IncidentReader(folder, catalogue, problems, reading);
        var known = files.Select(entry => (Entry: entry, Kind: KindOf(entry, problems))).Where(pair => pair.Kind is not null).ToList();
        if (known.Count == 0)
            problems.AddFatal(0, null, "no file of data.police.uk", "files such as 2015-10/2015-10-FORCE-street.csv");
        var (total, done) = (known.Sum(pair => pair.Entry.Length), 0L);
        var seen = new HashSet<PublishedName>();
        foreach (var (entry, kind) in known)
        {
            problems.File = $"{file.Name}!{entry.FullName}";
            if (kind!.Name.FileWord is not null && !seen.Add(kind.Name))
                problems.AddFatal(0, null, "the same kind, force and month a second time", "each once");
            var csv = Path.Combine(reader.Working, "entry.csv");
            if (!problems.Fatal && entries.Unpack(entry, csv) && Input(entry, kind, csv, problems) is { } input)
                reader.Add(input with { Force = file.Force });
            File.Delete(csv);
            if (problems.Fatal)
                break;
            done += entry.Length;
            reading.Progress?.Invoke(total > 0 ? (double)done / total : 1);
        }
        return reader.Finish();
    }

    sealed record Kind(PoliceUkTable Table, PublishedName Name);

    // By its name, else by its content; null, and a note, for anything else that lies in the archive.
    static Kind? KindOf(ZipArchiveEntry entry, Problems problems)
    {
        var name = PublishedName.Of(entry.FullName);
        var csv = entry.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);
        if (csv && name.FileWord is { } word)
            return new Kind(Tables.All.Single(table => table.FileWord == word), name);
        if (csv && !entry.IsEncrypted && ArchiveEntries.FirstLine(entry) is { } line
            && Tables.All.FirstOrDefault(table => CsvHead.Recognise(table, line).IsMatch) is { } found)
            return new Kind(found, name);
        problems.Note(entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? $"{entry.FullName}: an archive inside the archive; left out"
            : $"{entry.FullName}: no file of data.police.uk; left out");
        return null;
    }

    static CsvInput? Input(ZipArchiveEntry entry, Kind kind, string csv, Problems problems)
    {
        var line = CsvHead.FirstLine(csv);
        if (CsvHead.Order(kind.Table, CsvHead.Split(line)) is { } order)
            return new CsvInput(csv, kind.Table, order, kind.Name) { Entry = entry.FullName };
        CsvHead.Refuse(kind.Table, line, problems);
        return null;
    }
}
