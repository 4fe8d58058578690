using System.Globalization;
using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>One call to fetch, at work: where it keeps what is not whole yet, whom it asks, what it knows from earlier.</summary>
sealed class FetchRun : IDisposable
{
    readonly Store _store;
    readonly HashSet<string> _inStore;
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

    /// <summary>The part of it in which this run works; what is in it may be thrown away.</summary>
    public string Work { get; }

    public Downloader Downloader { get; }

    public FetchRequest Request { get; }

    public CancellationToken Stop { get; }

    public IReadOnlyList<FetchedFile> Earlier { get; }

    public static string FolderIn(Store store) => Path.Combine(store.Path, "fetch");

    /// <summary>Was a file like this fetched before, and is it in the store still?</summary>
    public bool Has(Func<FetchedFile, bool> like) => Earlier.Any(file => file.Source == Name && _inStore.Contains(file.Snapshot) && like(file));

    /// <summary>Sees to it that all of a file is there under its name, whatever an earlier run left of it.</summary>
    public async Task<Edition> Whole(Uri address, string path, string shown)
    {
        Downloader.Progress = (have, all) => Request.Progress?.Invoke(shown, all > 0 ? (double)have / all.Value : 0);
        Begin();
        using var part = PartFile.Open(path, address);
        await Downloader.Fill(address, part, 0, null, Stop).ConfigureAwait(false);
        var edition = part.Edition!;
        part.Finish();
        return edition;
    }

    /// <summary>Called before anything is kept: one run at a time keeps things here, and one that fails before leaves no trace.</summary>
    public void Begin()
    {
        if (_held is not null)
            return;
        Directory.CreateDirectory(Folder);
        _held = StoreLock.Take(Folder, _store.Patience, Request.Tell);
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
