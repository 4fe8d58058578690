using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>What a <c>.part.json</c> says: of which address and edition the bytes beside it are, and which of them are there.</summary>
sealed record PartState(Uri Address, string? ETag, DateTimeOffset? LastModified, long? Length, IReadOnlyList<long> Have);

/// <summary>
/// A download that is not whole yet: <c>NAME.part</c> with its bytes where they belong, <c>NAME.part.json</c> with which are there. What is
/// written there is on the disk before; whoever dies loses the last moments and nothing else.
/// </summary>
sealed class PartFile : IDisposable
{
    const long SaveEveryBytes = 4 << 20;
    const long SaveEveryMilliseconds = 200;

    readonly string _path;
    readonly Uri _address;
    readonly FileStream _file;
    readonly Spans _have = new();
    long _unsaved;
    long _saved = Environment.TickCount64;

    PartFile(string path, Uri address)
    {
        (_path, _address) = (path, address);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path + ".part", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 0);
    }

    /// <summary>The folder it lies in.</summary>
    public string Folder => Path.GetDirectoryName(_path)!;

    /// <summary>The edition that the bytes are of; null before the first.</summary>
    public Edition? Edition { get; private set; }

    /// <summary>How often it began anew.</summary>
    public int Beginnings { get; private set; }

    /// <summary>The most bytes of one edition that were ever there at once: what grew, and was not only fetched again.</summary>
    public long Furthest { get; private set; }

    /// <summary>Opens what an earlier run left, or begins. What is damaged, or of another address, is not used.</summary>
    public static PartFile Open(string path, Uri address)
    {
        var part = new PartFile(path, address);
        if (Read(path + ".part.json") is { } state && state.Address == address && state.Have is { } have && have.Count % 2 == 0)
            part.Continue(state);
        else
            part.Forget();
        return part;
    }

    /// <summary>Drops whatever is there: the bytes that follow are of this edition.</summary>
    public void Begin(Edition edition)
    {
        Forget();
        Edition = edition;
        Save();
    }

    /// <summary>Drops whatever is there.</summary>
    public void Forget()
    {
        if (Edition is not null)
            Beginnings++;
        File.Delete(_path + ".part.json");
        _file.SetLength(0);
        _have.Clear();
        Edition = null;
    }

    /// <summary>The first stretch of [from, to) that is missing; <paramref name="to"/> null for the end, known or not.</summary>
    public (long From, long? To)? Gap(long from, long? to)
    {
        if (_have.Gap(from, to ?? Edition?.Length ?? long.MaxValue) is not { } gap)
            return null;
        return (gap.From, gap.To == long.MaxValue ? null : gap.To);
    }

    /// <summary>Writes bytes at their place.</summary>
    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file.SafeFileHandle, bytes, at);
        _have.Add(at, at + bytes.Length);
        Furthest = Math.Max(Furthest, _have.Total);
        _unsaved += bytes.Length;
        if (_unsaved >= SaveEveryBytes || Environment.TickCount64 - _saved >= SaveEveryMilliseconds)
            Save();
    }

    /// <summary>Says that the file ends here, where the server did not say it before.</summary>
    public void EndAt(long length)
    {
        Edition = Edition! with { Length = length };
        Save();
    }

    /// <summary>Reads bytes that are there.</summary>
    public int Read(long at, Span<byte> buffer) => RandomAccess.Read(_file.SafeFileHandle, buffer, at);

    /// <summary>SHA-256 of the whole file, 64 lower-case hex digits; null where parts of it were never read.</summary>
    public string? Sha256()
    {
        if (Edition?.Length is null || Gap(0, null) is not null)
            return null;
        _file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_file));
    }

    /// <summary>The first bytes, as text.</summary>
    public string Beginning()
    {
        Span<byte> bytes = stackalloc byte[64];
        return System.Text.Encoding.Latin1.GetString(bytes[..Read(0, bytes)]);
    }

    /// <summary>Gives the whole file its name.</summary>
    public void Finish()
    {
        _file.Flush(flushToDisk: true);
        Dispose();
        File.Move(_path + ".part", _path, overwrite: true);
        File.Delete(_path + ".part.json");
    }

    /// <summary>Puts on the disk which bytes are there.</summary>
    public void Save()
    {
        if (Edition is not { } edition)
            return;
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        var state = new PartState(_address, edition.ETag, edition.LastModified, edition.Length, _have.Flat());
        DurableFile.Write(_path + ".part.json.draft", JsonSerializer.Serialize(state, FetchJsonContext.Default.PartState));
        File.Move(_path + ".part.json.draft", _path + ".part.json", overwrite: true);
        (_unsaved, _saved) = (0, Environment.TickCount64);
    }

    void Continue(PartState state)
    {
        Edition = new Edition(state.ETag, state.LastModified, state.Length);
        for (var i = 0; i < state.Have.Count; i += 2)
            _have.Add(state.Have[i], state.Have[i + 1]);
        // Without a mark that tells this edition from the next, what is there may be of either; and what is not on the disk is not there.
        if (!Edition.CanBeContinued || _have.End > _file.Length)
            Forget();
        Furthest = _have.Total;
    }

    static PartState? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), FetchJsonContext.Default.PartState) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

/// <summary>Stretches of a file, in order and apart.</summary>
sealed class Spans
{
    readonly List<(long From, long To)> _all = [];

    /// <summary>Where the last one ends.</summary>
    public long End => _all.Count == 0 ? 0 : _all[^1].To;

    /// <summary>How much is in them.</summary>
    public long Total => _all.Sum(span => span.To - span.From);

    public void Clear() => _all.Clear();

    public void Add(long from, long to)
    {
        if (from >= to)
            return;
        var first = _all.FindIndex(span => span.To >= from);
        if (first < 0)
            first = _all.Count;
        var last = first;
        for (; last < _all.Count && _all[last].From <= to; last++)
            (from, to) = (Math.Min(from, _all[last].From), Math.Max(to, _all[last].To));
        _all.RemoveRange(first, last - first);
        _all.Insert(first, (from, to));
    }

    /// <summary>The first stretch of [from, to) that is in none of them.</summary>
    public (long From, long To)? Gap(long from, long to)
    {
        foreach (var span in _all.Where(span => span.To > from))
        {
            if (span.From > from)
                return from < to ? (from, Math.Min(to, span.From)) : null;
            from = span.To;
        }
        return from < to ? (from, to) : null;
    }

    /// <summary>From, to, from, to, ….</summary>
    public IReadOnlyList<long> Flat() => [.. _all.SelectMany(span => (long[])[span.From, span.To])];
}

/// <summary>How what is known about downloads is written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartState))]
[JsonSerializable(typeof(List<FetchedFile>))]
sealed partial class FetchJsonContext : JsonSerializerContext;
