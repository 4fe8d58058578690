using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Peelian.Sources;
using Peelian.Sources.PoliceUk;

namespace Peelian.Fetching;

/// <summary>An archive of data.police.uk, looked into where it is: its list of contents first, then the entries that are wanted.</summary>
sealed class ArchiveOnServer : IDisposable
{
    readonly PartFile _part;
    readonly RemoteStream _stream;
    readonly ZipArchive _zip;
    readonly Problems _problems;
    readonly ArchiveEntries _entries;
    readonly Dictionary<PublishedName, ZipArchiveEntry> _files = [];
    readonly Edition _edition;

    ArchiveOnServer(FetchRun run, Uri address, Month month, string folder, PartFile part)
    {
        (Address, Month, _part, _edition) = (address, month, part, part.Edition!);
        Folder = Path.Combine(folder, MarkOf(_edition));
        _stream = new RemoteStream(run.Downloader, address, part, run.Stop);
        _zip = OpenZip();
        _problems = new Problems(Name);
        _entries = new ArchiveEntries(_zip, new Swelling().LimitFor(_stream.Length), _problems);
        foreach (var entry in _entries.Files() ?? throw Faulty())
        {
            if (PublishedName.Of(entry.FullName) is { Month: not null, Force: not null, FileWord: not null } name && !_files.TryAdd(name, entry))
                throw new FetchFault($"{address} has '{entry.FullName}' twice. Nothing was changed.");
        }
        Months = _files.Keys.Select(name => name.Month!.Value).ToHashSet();
        ContentsSha256 = HashOfContents(_zip);
    }

    public Uri Address { get; }

    public Month Month { get; }

    /// <summary>Where its entries are unpacked to: those of another edition lie elsewhere.</summary>
    public string Folder { get; }

    /// <summary>The months of which it has any file.</summary>
    public IReadOnlySet<Month> Months { get; }

    public string ContentsSha256 { get; }

    public string Name => $"{Month}.zip";

    public DateOnly? Day => _edition.Day;

    /// <summary>Bytes of the whole archive.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens the archive to a month; null where there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="address">Where the archive is.</param>
    /// <param name="month">Its newest month.</param>
    /// <param name="listed">True where the server says that it has the month: then that the archive is forbidden is a fault.</param>
    public static async Task<ArchiveOnServer?> Open(FetchRun run, Uri address, Month month, bool listed)
    {
        (Edition Edition, bool Ranges) there;
        try
        {
            there = await run.Downloader.Look(address, run.Stop).ConfigureAwait(false);
        }
        catch (FetchFault fault) when (fault.Status is 404 or 410 || (fault.Status == 403 && !listed))
        {
            if (fault.Status == 403)
                run.Request.Tell?.Invoke($"{address} is forbidden (403), as some servers say of what they do not have: taken as not there");
            return null;
        }
        return await Open(run, address, month, there.Edition, there.Ranges).ConfigureAwait(false);
    }

    static async Task<ArchiveOnServer> Open(FetchRun run, Uri address, Month month, Edition now, bool gives)
    {
        var folder = run.Use(month.ToString());
        PartFile? part = null;
        try
        {
            part = PartFile.Open(Path.Combine(folder, "archive.zip"), address);
            if (part.Edition is not null && !now.IsSameAs(part.Edition))
                part.Forget();
            if (!gives || !now.CanBeContinued)
                await run.Downloader.Fill(address, part, 0, null, run.Stop).ConfigureAwait(false);
            else if (part.Edition is null)
                part.Begin(now);
            return new ArchiveOnServer(run, address, month, folder, part);
        }
        catch
        {
            part?.Dispose();
            throw;
        }
    }

    /// <summary>The file of a force, month and kind; null where the archive has none.</summary>
    public ZipArchiveEntry? Find(Month month, string force, string table) => _files.GetValueOrDefault(new PublishedName(month, force, table));

    /// <summary>Fetches an entry and unpacks it; one that an earlier run unpacked is taken as it is, if it is whole.</summary>
    public ReadyFile Take(FetchRun run, ZipArchiveEntry entry)
    {
        var name = Path.GetFileName(entry.FullName);
        var path = Path.Combine(Folder, name);
        if (!IsWhole(path, entry))
            Unpack(entry, path);
        var facts = new FetchedFile
        {
            Source = run.Name,
            Name = name,
            Address = Address,
            ETag = _edition.ETag,
            LastModified = _edition.LastModified,
            Length = _edition.Length,
            ContentsSha256 = ContentsSha256,
            Entry = entry.FullName,
            Crc32 = entry.Crc32,
            Bytes = entry.Length,
            Snapshot = "",
        };
        return new ReadyFile(path, facts, Day);
    }

    /// <summary>SHA-256 of the whole archive; null where only parts of it were fetched.</summary>
    public string? Sha256() => _part.Sha256();

    void Unpack(ZipArchiveEntry entry, string path)
    {
        Directory.CreateDirectory(Folder);
        _stream.Expect(entry.CompressedLength + 512 + (2 * entry.FullName.Length));
        if (!_entries.Unpack(entry, path + ".draft", durably: true))
            throw Faulty();
        File.Move(path + ".draft", path, overwrite: true);
    }

    static bool IsWhole(string path, ZipArchiveEntry entry) =>
        new FileInfo(path) is { Exists: true } file && file.Length == entry.Length && Crc32.Of(path) == entry.Crc32;

    ZipArchive OpenZip()
    {
        try
        {
            return new ZipArchive(_stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException fault)
        {
            var page = _part.Beginning().TrimStart().StartsWith('<');
            _part.Forget();
            throw new FetchFault($"{Address} is {(page ? "a web page, not an archive" : $"no archive that can be opened ({fault.Message.TrimEnd('.')})")}: fetch again later. The store is as it was.", fault);
        }
    }

    // What is damaged is not continued: the next run begins this archive anew.
    FetchFault Faulty()
    {
        _part.Forget();
        return new FetchFault($"{_problems.All[0]} It is fetched anew the next time; the store is as it was.");
    }

    static string MarkOf(Edition edition) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{edition.ETag} {edition.LastModified:O} {edition.Length}"))))[..12];

    static string HashOfContents(ZipArchive zip)
    {
        var lines = zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry => FormattableString.Invariant($"{entry.FullName} {entry.Length} {entry.Crc32:x8}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
        _part.Save();
        _part.Dispose();
    }
}
