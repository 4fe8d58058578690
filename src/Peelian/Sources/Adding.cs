using DuckDB.NET.Data;
using Peelian.Warehouse;

namespace Peelian.Sources;

/// <summary>One change of a store, by the process that holds its lock.</summary>
sealed class Adding(Store store, AddRequest request, Catalogue catalogue) : IDisposable
{
    /// <summary>A good file, read and waiting to be committed.</summary>
    sealed record Ready(SnapshotRecord Record, ISource Source, string Folder);

    readonly string _incoming = Path.Combine(store.Path, "incoming");
    readonly ParsedFolders _folders = new(store, catalogue);
    readonly List<SnapshotRecord> _existing = [];
    readonly List<Ready> _ready = [];
    DuckDBConnection? _engine;

    /// <summary>Adds files.</summary>
    public AddResult Run(IReadOnlyList<FileToAdd> files) => Cleanly(() =>
    {
        var results = new List<AddedFile>();
        foreach (var file in files)
            results.Add(Add(file));
        var result = new AddResult(results);
        if (request.AllOrNothing && !result.AllGood)
            return new AddResult([.. results.Select(file => file.Outcome == AddOutcome.Added ? file with { Outcome = AddOutcome.HeldBack, Snapshot = null } : file)]);
        if (_ready.Count > 0)
            Commit();
        return result;
    });

    /// <summary>Brings what was made from the kept files up to date.</summary>
    public bool Refresh() => Cleanly(() =>
    {
        var file = WarehouseFile.FileName(_existing.Select(_folders.Of), catalogue);
        if (StoreIndex.Read(store.Path)!.Warehouse == file && File.Exists(Path.Combine(store.Path, file)))
            return false;
        Commit();
        return true;
    });

    // Whatever happens, nothing is left lying about that store.json does not name.
    T Cleanly<T>(Func<T> change)
    {
        StoreCleaning.Clean(store, _folders);
        _existing.AddRange(store.Snapshots());
        try
        {
            return change();
        }
        finally
        {
            Dispose();
            StoreCleaning.Clean(store, _folders);
        }
    }

    AddedFile Add(FileToAdd file)
    {
        try
        {
            return AddOne(file);
        }
        catch (Exception fault) when (StoreFault.IsOfTheMachine(fault))
        {
            throw StoreFault.For(store.Path, file.Name, fault);
        }
    }

    AddedFile AddOne(FileToAdd file)
    {
        request.Progress?.Invoke(file.Name, 0);
        var folder = Path.Combine(_incoming, (_ready.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (WhyUnreadable(file) is { } why)
            return Refused(file, why.Found, why.Expected);
        var copy = IncomingFile.Copy(file.FullPath, file.Name, Path.Combine(folder, "snapshot"), part => request.Progress?.Invoke(file.Name, part * 0.2));
        if (copy.Bytes == 0)
            return Refused(file, "an empty file", "a published file");
        if (_existing.Concat(_ready.Select(ready => ready.Record)).FirstOrDefault(record => record.Id == copy.Id) is { } same)
            return AlreadyThere(file, same);
        AddedFile result;
        try
        {
            result = Workbook.Open(copy.Path, Path.Combine(folder, "plain")) is { } book ? ReadBook(file, copy, book, folder) : ReadFile(file, copy, folder);
        }
        catch (WorkbookFault fault)
        {
            return Refused(file, fault.Message, fault.Expected, fault.Advice);
        }
        request.Progress?.Invoke(file.Name, 1);
        return result;
    }

    AddedFile ReadBook(FileToAdd file, IncomingFile copy, Workbook book, string folder)
    {
        var notes = new List<string>(book.Notes);
        return Recognising.FindSheets(store.Sources, book, copy.Name, notes, out var unrecognised) is var (source, files)
            ? Read(file, copy, source, [.. files.Select(sheet => sheet with { Force = request.Force })], folder, notes)
            : unrecognised! with { Name = file.Name, Notes = notes };
    }

    AddedFile ReadFile(FileToAdd file, IncomingFile copy, string folder)
    {
        var source = Recognising.Find(store.Sources, copy, out var unrecognised);
        if (source is null)
            return unrecognised! with { Name = file.Name };
        SourceFile? toRead;
        try
        {
            toRead = IncomingFile.ToRead(copy.Path, copy.Name, request.Force, Path.Combine(folder, "plain"));
        }
        catch (InvalidDataException)
        {
            return Refused(file, "a compressed file that is cut off or damaged", "the whole file: fetch it again") with { SourceId = source.Id };
        }
        return toRead is null
            ? Refused(file, "a compressed file that swells without end", "a published file") with { SourceId = source.Id }
            : Read(file, copy, source, [toRead], folder, []);
    }

    AddedFile Read(FileToAdd file, IncomingFile copy, ISource source, IReadOnlyList<SourceFile> toRead, string folder, IReadOnlyList<string> notes)
    {
        var outcome = ReadSnapshot.Into(
            Path.Combine(folder, "parsed"), source, toRead, catalogue, request.SkipBadRows, Open(),
            part => request.Progress?.Invoke(file.Name, 0.2 + 0.8 * part));
        var problems = outcome.Problems;
        var told = new AddedFile(file.Name, AddOutcome.Refused)
        {
            SourceId = source.Id,
            Rows = outcome.Rows,
            FirstMonth = outcome.First,
            LastMonth = outcome.Last,
            Force = PoliceUkName(outcome.ForceCode),
            Problems = problems.All,
            Notes = [.. notes, .. problems.Notes],
            ProblemCount = problems.Count,
        };
        if (problems.Any && (!request.SkipBadRows || problems.Fatal || outcome.Rows == 0))
            return told;
        var record = AboutFile.Apply(RecordOf(copy, file.FullPath, source, outcome) with { Force = told.Force }, file.FullPath, request);
        _ready.Add(new Ready(record, source, folder));
        return told with { Outcome = AddOutcome.Added, Snapshot = record, SkippedRows = record.SkippedRows };
    }

    SnapshotRecord RecordOf(IncomingFile copy, string fullPath, ISource source, ReadOutcome outcome) => new()
    {
        Id = copy.Id,
        FileName = Path.GetFileName(copy.Name),
        Bytes = copy.Bytes,
        SourceId = source.Id,
        Publisher = source.Info.Publisher,
        Series = source.Info.Series,
        Licence = source.Info.Licence,
        Attribution = source.Info.Attribution,
        Url = source.Info.Url,
        Published = request.PublishedOf(fullPath),
        Retrieved = DateOnly.FromDateTime(store.Clock.GetLocalNow().Date),
        Order = _existing.Select(record => record.Order).DefaultIfEmpty(0).Max() + _ready.Count + 1,
        Illustrative = request.Illustrative,
        Access = request.Access ?? source.Info.Access,
        ReleaseAt = request.ReleaseAt,
        FirstMonth = outcome.First,
        LastMonth = outcome.Last,
        Rows = outcome.Rows,
        SkippedRows = outcome.BadRows,
    };

    string? PoliceUkName(string? code) =>
        code is not null && catalogue.FindForce(code) is { } force ? (force.OtherNames.Count > 0 ? force.OtherNames[0] : force.Name) : null;

    static (string Found, string Expected)? WhyUnreadable(FileToAdd file)
    {
        try
        {
            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return ("a file that may not be read", "permission to read it");
        }
        catch (IOException fault)
        {
            return ($"a file that cannot be opened ({fault.Message.TrimEnd('.')})", "one that can be read");
        }
    }

    static AddedFile Refused(FileToAdd file, string found, string expected, string? advice = null) => new(file.Name, AddOutcome.Refused)
    {
        Problems = [new Problem(file.Name, 0, null, found, expected, advice)],
        ProblemCount = 1,
    };

    AddedFile AlreadyThere(FileToAdd file, SnapshotRecord same) => new(file.Name, AddOutcome.AlreadyThere)
    {
        SourceId = same.SourceId,
        Snapshot = same,
        Rows = same.Rows,
        SkippedRows = same.SkippedRows,
        FirstMonth = same.FirstMonth,
        LastMonth = same.LastMonth,
        Force = same.Force,
        Why = same.FileName != Path.GetFileName(file.Name) ? $"the same bytes as {same.FileName}"
            : SaysOther(file, same) ? "kept as it was first added; what is said of it now (date, force, access, illustrative) changes nothing"
            : null,
    };

    bool SaysOther(FileToAdd file, SnapshotRecord same) =>
        (request.PublishedOf(file.FullPath) is { } day && day != same.Published)
        || (request.Force is { } force && catalogue.FindForce(force) != catalogue.FindForce(same.Force ?? ""))
        || (request.Access is { } access && access != same.Access)
        || (request.Illustrative && !same.Illustrative);

    DuckDBConnection Open() => _engine ??= Engine.OpenWriter(":memory:", Path.Combine(_incoming, "engine"));

    void Commit()
    {
        foreach (var ready in _ready)
        {
            var kept = Path.Combine(ready.Folder, "snapshot");
            DurableFile.Write(Path.Combine(kept, "snapshot.json"), SnapshotJson.Write(ready.Record));
            Move(Path.Combine(ready.Folder, "parsed"), _folders.Of(ready.Record, ready.Source));
            Move(kept, store.SnapshotFolder(ready.Record.Id));
        }
        List<SnapshotRecord> all = [.. _existing, .. _ready.Select(ready => ready.Record)];
        foreach (var record in _existing)
            ReadAgain(record);
        Dispose(); // its memory is the warehouse's now
        var snapshots = all.ConvertAll(_folders.Of);
        var name = WarehouseFile.FileName(snapshots, catalogue);
        var draft = Path.Combine(store.Path, name + ".draft");
        WarehouseFile.Assemble(snapshots, draft, Path.Combine(_incoming, "engine"), catalogue);
        File.Move(draft, Path.Combine(store.Path, name), overwrite: true);
        new StoreIndex(StoreIndex.CurrentVersion, name, [.. all.Select(record => record.Id)]).Write(store.Path);
    }

    // What an older version of a source read is read again from the kept bytes.
    void ReadAgain(SnapshotRecord record)
    {
        var source = store.SourceOf(record)!;
        var parsed = _folders.Of(record).Folder;
        if (Directory.Exists(parsed))
            return;
        request.Tell?.Invoke($"reading {record.FileName} again");
        var folder = Path.Combine(_incoming, record.Id);
        var toRead = ToReadAgain(record, source, Path.Combine(folder, "plain"));
        var outcome = ReadSnapshot.Into(Path.Combine(folder, "parsed"), source, toRead, catalogue, record.SkippedRows > 0, Open(), null);
        if (outcome.Problems.Any && (record.SkippedRows == 0 || outcome.Problems.Fatal))
            throw new UserError($"'{record.FileName}' ({record.ShortId}), added before, can no longer be read: {outcome.Problems.All[0]} The store is as it was.");
        Move(Path.Combine(folder, "parsed"), parsed);
    }

    IReadOnlyList<SourceFile> ToReadAgain(SnapshotRecord record, ISource source, string folder)
    {
        if (Workbook.Open(store.FileOf(record), folder) is not { } book)
            return [IncomingFile.ToRead(store.FileOf(record), record.FileName, record.Force, folder) ?? throw new UserError($"'{record.FileName}' swells without end.")];
        return Recognising.FindSheets([source], book, record.FileName, [], out _)?.Files
            ?? throw new UserError($"'{record.FileName}' ({record.ShortId}), added before, has no sheet any more that {source.Id} knows. The store is as it was.");
    }

    static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _engine = null;
    }
}
