using System.Globalization;
using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>One call to fetch, at work: where it keeps what is not whole yet, whom it asks, what it knows from earlier.</summary>
sealed class FetchRun : IDisposable
{
    readonly Store _store;
    readonly HashSet<string> _inStore;
    readonly HashSet<string> _used = new(StringComparer.Ordinal);
    StoreLock? _held;

    public FetchRun(Store store, string name, Downloader downloader, FetchRequest request, CancellationToken stop)
    {
        (Folder, Downloader, Request, Stop) = (FolderIn(store), downloader, request, stop);
        (_store, Name) = (store, name);
        Work = Path.Combine(Folder, name);
        Earlier = FetchedFiles.Read(Folder);
        _inStore = store.Snapshots().Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>The folder in the store of what belongs to fetching.</summary>
    public string Folder { get; }

    /// <summary>The part of it in which the runs of one source work, this and earlier ones: each in folders that it asks for with <see cref="Use"/>.</summary>
    public string Work { get; }

    public Downloader Downloader { get; }

    public FetchRequest Request { get; }

    public CancellationToken Stop { get; }

    public IReadOnlyList<FetchedFile> Earlier { get; }

    public static string FolderIn(Store store) => Path.Combine(store.Path, "fetch");

    /// <summary>Was a file like this fetched before, and is it in the store still?</summary>
    public bool Has(Func<FetchedFile, bool> like) => Earlier.Any(file => file.Source == Name && _inStore.Contains(file.Snapshot) && like(file));

    /// <summary>Sees to it that all of a file is there under its name, whatever an earlier run left of it.</summary>
    /// <param name="address">The file.</param>
    /// <param name="path">Where it is put, in a folder that this run uses.</param>
    /// <param name="shown">What is said to come.</param>
    /// <param name="now">The edition that the server was seen to have; null where it was not looked at.</param>
    public async Task<Edition> Whole(Uri address, string path, string shown, Edition? now = null)
    {
        Downloader.Progress = (have, all) => Request.Progress?.Invoke(shown, all > 0 ? (double)have / all.Value : 0);
        using var part = PartFile.Open(path, address);
        if (now is not null && part.Edition is not null && !now.IsSameAs(part.Edition))
            part.Forget();
        await Downloader.Fill(address, part, 0, null, Stop).ConfigureAwait(false);
        var edition = part.Edition!;
        part.Finish();
        return edition;
    }

    /// <summary>A folder to work in, with what an earlier run left in it. One run at a time has any; one that fails before leaves no trace.</summary>
    /// <param name="name">Its name: two runs that say the same go on with the same files.</param>
    public string Use(string name)
    {
        if (_held is null)
        {
            Directory.CreateDirectory(Folder);
            _held = StoreLock.Take(Folder, _store.Patience, Request.Tell);
        }
        var folder = Path.Combine(Work, name);
        _used.Add(folder);
        return folder;
    }

    /// <summary>Throws away what this run worked in; what an interrupted run of another kind left is that one's.</summary>
    public void Clear()
    {
        foreach (var folder in _used)
            Drop(folder);
        if (_used.Count > 0 && Directory.Exists(Work) && !Directory.EnumerateFileSystemEntries(Work).Any())
            Drop(Work);
    }

    /// <summary>Throws a folder away, as far as the disk lets go of it: what stays is of no harm.</summary>
    public void Drop(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Request.Tell?.Invoke($"'{folder}' could not be cleared away ({fault.Message.TrimEnd('.')}): it is not needed any more");
        }
    }

    /// <summary>", of 2026-08-27"; nothing where the day is not known.</summary>
    public static string Of(DateOnly? day) => day is { } known ? $", of {Iso(known)}" : "";

    /// <summary>2026-08-27.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _held?.Dispose();
        Downloader.Dispose();
    }
}
