using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Peelian.Sources;

/// <summary>A file copied into the store and not yet part of it: whatever happens to the original, this copy is what is read and kept.</summary>
/// <param name="Name">The name as the user gave it.</param>
/// <param name="Path">Where the copy is.</param>
/// <param name="Id">SHA-256 of its bytes.</param>
/// <param name="Bytes">How many bytes.</param>
sealed record IncomingFile(string Name, string Path, string Id, long Bytes)
{
    const int HeadLength = 64 * 1024;

    /// <summary>A compressed text of more than this, and more than <see cref="MostSwelling"/> times its size, is not unpacked.</summary>
    const long MostUnpacked = 1L << 30;

    const int MostSwelling = 200;

    /// <summary>Copies and hashes in one pass.</summary>
    public static IncomingFile Copy(string original, string name, string folder, Action<double>? progress)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, KeptName(System.IO.Path.GetFileName(original)));
        using var source = new FileStream(original, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        long total = 0;
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
            copy.Write(buffer, 0, read);
            total += read;
            progress?.Invoke(Math.Min(1, total / (double)Math.Max(total, source.Length)));
        }
        copy.Flush(flushToDisk: true);
        return new IncomingFile(name, path, Convert.ToHexStringLower(hash.GetHashAndReset()), total);
    }

    /// <summary>The name under which a file is kept: its own, unless that is taken by the record beside it.</summary>
    public static string KeptName(string fileName) =>
        fileName.Equals("snapshot.json", StringComparison.OrdinalIgnoreCase) ? "_" + fileName : fileName;

    /// <summary>What a source reads: the file itself or, of a gzip file, what is inside, unpacked into a folder.</summary>
    /// <returns>Null where it swells without end.</returns>
    /// <exception cref="InvalidDataException">It is cut off or damaged: its parts do not end with the length and checksum they were closed with.</exception>
    public static SourceFile? ToRead(string path, string name, string? force, string folder)
    {
        if (!IsGzip(path))
            return new SourceFile(path, name) { Force = force };
        Directory.CreateDirectory(folder);
        var plain = System.IO.Path.Combine(folder, WithoutGz(System.IO.Path.GetFileName(path)));
        var most = Math.Max(MostUnpacked, new FileInfo(path).Length * MostSwelling);
        using var source = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var copy = File.Create(plain);
        var buffer = new byte[1 << 18];
        long total = 0;
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            total += read;
            if (total > most)
                return null;
            copy.Write(buffer, 0, read);
        }
        return new SourceFile(plain, WithoutGz(name)) { Force = force };
    }

    /// <summary>The beginning of a file, of a gzip file that of what is inside.</summary>
    public static FileHead Head(string path, string name)
    {
        using var file = File.OpenRead(path);
        using var stream = IsGzip(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var buffer = new byte[HeadLength];
        var length = stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false);
        return new FileHead(WithoutGz(name), TextOf(buffer.AsSpan(0, length)), buffer.AsMemory(0, length));
    }

    static bool IsGzip(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
    }

    static string WithoutGz(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    // UTF-8, UTF-16 with its mark, else Western European; nothing for bytes that are no text.
    static string TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return (bytes[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        if (bytes.Contains((byte)0))
            return "";
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var chars = new char[bytes.Length];
        try
        {
            // Not flushed: the cut may fall inside a character.
            return new string(chars, 0, strict.GetChars(bytes, chars, flush: false));
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
