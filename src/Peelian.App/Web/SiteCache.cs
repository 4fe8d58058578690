using System.IO.Compression;
using System.Security.Cryptography;
using Peelian.Render;
using Peelian.Render.Site;

namespace Peelian.App.Web;

/// <summary>A file ready to be sent, under gzip where that saves anything: nearly every browser takes it so, and ten times as many are kept.</summary>
/// <param name="Path">Its address.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Kept">Its bytes, or what gzip made of them.</param>
/// <param name="IsPacked">True where they are under gzip.</param>
/// <param name="Tag">Its entity tag.</param>
/// <param name="Policy">The policy that it is sent with.</param>
sealed record Answer(string Path, string MediaType, ReadOnlyMemory<byte> Kept, bool IsPacked, string Tag, string Policy)
{
    /// <summary>How many bytes it is as it is kept.</summary>
    public long KeptLength { get; private init; } = Kept.Length;

    /// <summary>How many bytes it is for whoever does not take gzip.</summary>
    public long PlainLength { get; private init; } = Kept.Length;

    /// <summary>Headers of its own.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>False for what nobody will ask for again.</summary>
    public bool IsWorthKeeping { get; init; } = true;

    /// <summary>What is said of it where its bytes are not wanted.</summary>
    public Answer WithoutBytes => this with { Kept = ReadOnlyMemory<byte>.Empty };

    /// <summary>A drawn file, made ready.</summary>
    /// <param name="file">The file.</param>
    /// <param name="level">How hard gzip tries: what is asked for once is not worth much of it.</param>
    public static Answer Of(RenderedFile file, CompressionLevel level = CompressionLevel.Optimal)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)[..16])}\"";
        return Pack(file, level) is { } packed ? new(file.Path, file.MediaType, packed, true, tag, PolicyOf(file)) { PlainLength = file.Bytes.Length } : new(file.Path, file.MediaType, file.Bytes, false, tag, PolicyOf(file));
    }

    /// <summary>Its bytes for whoever does not take gzip.</summary>
    public ReadOnlyMemory<byte> Plain()
    {
        if (!IsPacked)
            return Kept;
        using var packed = new GZipStream(new MemoryStream(Kept.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    // A pack is one page that carries its own styles, and nothing that acts: no script, no form, nothing from elsewhere.
    static string PolicyOf(RenderedFile file) => file.Path.StartsWith("packs/", StringComparison.Ordinal)
        ? "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
        : StrictPage.PolicyOf(file);

    static byte[]? Pack(RenderedFile file, CompressionLevel level)
    {
        if (!file.MediaType.StartsWith("text/", StringComparison.Ordinal) && file.MediaType != "application/json")
            return null;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
            gzip.Write(file.Bytes.Span);
        return packed.Length < file.Bytes.Length ? packed.ToArray() : null;
    }
}

/// <summary>What was drawn, for the next who asks; when it has grown too large, the older half is let go.</summary>
/// <param name="most">How many bytes it holds, those of addresses included.</param>
/// <param name="hasHeads">Whether the tags of larger ones are kept without their bytes: where there are not many addresses.</param>
sealed class SiteCache(long most = 24_000_000, bool hasHeads = true)
{
    // What an entry takes besides its bytes and its address.
    const int Entry = 300;
    const long MostOfOne = 1_000_000;

    readonly Lock _gate = new();
    readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    // Only what stands at an address of the site is as large as this: there are not many.
    readonly Dictionary<string, Answer> _heads = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();
    long _size;

    /// <summary>What was drawn of an address; null where nothing was.</summary>
    public Answer? Find(string path)
    {
        lock (_gate)
            return _answers.GetValueOrDefault(path);
    }

    /// <summary>What is said of an address without its bytes, of which large ones are not kept; null where nothing was drawn.</summary>
    public Answer? FindHead(string path)
    {
        lock (_gate)
            return _answers.GetValueOrDefault(path) ?? _heads.GetValueOrDefault(path);
    }

    /// <summary>Keeps what was drawn.</summary>
    public void Keep(string path, Answer answer)
    {
        lock (_gate)
        {
            if (answer.Kept.Length > MostOfOne && hasHeads)
                _heads[path] = answer.WithoutBytes;
            if (answer.Kept.Length > MostOfOne || _answers.ContainsKey(path))
                return;
            if (_size + SizeOf(path, answer) > most)
            {
                while (_size > most / 2 && _order.TryDequeue(out var oldest) && _answers.Remove(oldest, out var gone))
                    _size -= SizeOf(oldest, gone);
            }
            _answers.Add(path, answer);
            _order.Enqueue(path);
            _size += SizeOf(path, answer);
        }
    }

    static long SizeOf(string path, Answer answer) => answer.Kept.Length + path.Length * sizeof(char) + Entry;
}
