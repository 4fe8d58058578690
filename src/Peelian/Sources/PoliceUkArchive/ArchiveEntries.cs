using System.IO.Compression;

namespace Peelian.Sources.PoliceUk;

/// <summary>How far an archive may grow when it is unpacked; one that grows further is made to fill a disk.</summary>
/// <param name="Free">Up to here any growth is harmless, in bytes.</param>
/// <param name="Times">Beyond that, at most this many times the archive's own size; real ones grow about fourfold.</param>
/// <param name="Most">Never more than this, in bytes.</param>
sealed record Swelling(long Free = 100_000_000, int Times = 100, long Most = 32_000_000_000)
{
    /// <summary>The most bytes that an archive of some size may hold.</summary>
    public long LimitFor(long archive) => Math.Min(Most, Math.Max(Free, Math.Min(archive, Most) * Times));
}

/// <summary>The entries of an archive, unpacked one at a time; sizes are counted, not believed.</summary>
sealed class ArchiveEntries(ZipArchive archive, long limit, Problems problems)
{
    readonly byte[] _buffer = new byte[1 << 17];
    long _unpacked;

    /// <summary>The entries that are files, in the order of their names; null, and a problem, where a name leads outside the archive.</summary>
    public IReadOnlyList<ZipArchiveEntry>? Files()
    {
        foreach (var entry in archive.Entries.Where(entry => LeadsOutside(entry.FullName)))
            problems.AddFatal(0, null, $"an entry named '{entry.FullName}'", "names inside the archive", "The archive was not made by data.police.uk: download it again.");
        return problems.Fatal ? null
            : [.. archive.Entries.Where(entry => entry.FullName[^1] is not ('/' or '\\')).OrderBy(entry => entry.FullName, StringComparer.Ordinal)];
    }

    /// <summary>The first line of an entry, to tell what it is; null where it cannot be read.</summary>
    public static string? FirstLine(ZipArchiveEntry entry)
    {
        try
        {
            using var reader = new StreamReader(entry.Open());
            var buffer = new char[4096];
            var read = reader.ReadBlock(buffer);
            return new string(buffer, 0, read).Split('\n')[0];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Unpacks an entry; false, and a problem, where it is encrypted, damaged or swells.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="durably">True where the file is to outlive a power cut; it takes longer.</param>
    public bool Unpack(ZipArchiveEntry entry, string target, bool durably = false)
    {
        if (entry.IsEncrypted)
        {
            problems.AddFatal(0, null, "an encrypted entry", "an archive as data.police.uk publishes it");
            return false;
        }
        try
        {
            return Copy(entry, target, durably);
        }
        catch (InvalidDataException fault)
        {
            problems.AddFatal(0, null, $"a damaged entry ({fault.Message.TrimEnd('.')})", "an archive that can be unpacked", "Download it again.");
            return false;
        }
    }

    bool Copy(ZipArchiveEntry entry, string target, bool durably)
    {
        using var from = entry.Open();
        using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var crc = new Crc32();
        int read;
        while ((read = from.Read(_buffer)) > 0)
        {
            _unpacked += read;
            if (_unpacked > limit)
            {
                problems.AddFatal(0, null, "an archive that swells without end", "one that grows about fourfold when it is unpacked");
                return false;
            }
            crc.Add(_buffer.AsSpan(0, read));
            to.Write(_buffer.AsSpan(0, read));
        }
        if (crc.Value != entry.Crc32)
            throw new InvalidDataException("its checksum is another");
        if (durably)
            to.Flush(flushToDisk: true);
        return true;
    }

    static bool LeadsOutside(string name) =>
        name.Length == 0 || name[0] is '/' or '\\' || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..", StringComparer.Ordinal);
}
