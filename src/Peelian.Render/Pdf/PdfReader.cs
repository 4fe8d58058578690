using System.IO.Compression;

namespace Peelian.Render.Pdf;

/// <summary>A document's objects, found by its tables of places; each is read when it is asked for.</summary>
sealed class PdfReader
{
    readonly byte[] _bytes;
    readonly Dictionary<int, PdfObject> _objects = [];
    readonly Dictionary<int, (int Offset, int Holder, int Index)> _places = [];

    /// <summary>What the file says of itself at its end: <c>/Root</c>, <c>/Info</c>, <c>/ID</c>.</summary>
    public PdfDictionary Trailer { get; } = [];

    /// <summary>The catalog.</summary>
    public PdfDictionary Root => Trailer.Find<PdfDictionary>("Root") ?? throw new FormatException("The document has no catalog.");

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public PdfReader(byte[] bytes)
    {
        _bytes = bytes;
        var last = bytes.AsSpan().LastIndexOf("startxref"u8);
        if (last < 0)
            throw new FormatException("The document has no table of places.");
        var lexer = new PdfLexer(bytes) { At = last + "startxref".Length };
        var seen = new HashSet<int>();
        for (int? at = (int)(double)lexer.Next()!; at is { } offset && seen.Add(offset);)
            at = ReadPlaces(offset);
    }

    /// <summary>The object of a number.</summary>
    public PdfObject Object(int number)
    {
        if (!_objects.TryGetValue(number, out var found))
            _objects[number] = found = new PdfObject(() => Read(number));
        return found;
    }

    /// <summary>The bytes of a deflated stream.</summary>
    public static byte[] Inflate(byte[] raw)
    {
        using var inflating = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        inflating.CopyTo(bytes);
        return bytes.ToArray();
    }

    // The newest table is read first; an older one only adds what is not known yet.
    int? ReadPlaces(int offset)
    {
        var lexer = new PdfLexer(_bytes, Object) { At = offset };
        var head = lexer.Next() is PdfWord { Text: "xref" } ? ReadTable(lexer) : ReadPlacesStream(offset);
        foreach (var (key, value) in head)
            Trailer.TryAdd(key, value);
        return head.Find("Prev") is double prev ? (int)prev : null;
    }

    PdfDictionary ReadTable(PdfLexer lexer)
    {
        // Entries are no references, though they look like some: they are read without the table.
        var plain = new PdfLexer(_bytes) { At = lexer.At };
        for (var first = plain.Next(); first is double start; first = plain.Next())
        {
            var count = (int)(double)plain.Next()!;
            for (var index = 0; index < count; index++)
            {
                var place = (int)(double)plain.Next()!;
                plain.Next();
                if (plain.Next() is PdfWord { Text: "n" })
                    _places.TryAdd((int)start + index, (place, 0, 0));
            }
        }
        lexer.At = plain.At;
        return lexer.Next() as PdfDictionary ?? throw new FormatException("The document has no trailer.");
    }

    PdfDictionary ReadPlacesStream(int offset)
    {
        var stream = ReadAt(offset) as PdfStream ?? throw new FormatException("The document's table of places is broken.");
        var widths = stream.Head.Find<PdfArray>("W")!.Followed.Select(width => (int)(double)width!).ToArray();
        if (widths.Sum() <= 0)
            throw new FormatException("The document's table of places has no columns.");
        var sections = stream.Head.Find<PdfArray>("Index")?.Followed.Select(number => (int)(double)number!).ToArray() ?? [0, (int)stream.Head.Number("Size")];
        if (stream.Head.Find<PdfDictionary>("DecodeParms") is not null)
            throw new FormatException("The document's table of places is predicted, which is not read here.");
        var (bytes, at) = (stream.Bytes, 0);
        int Field(int width, int otherwise)
        {
            var value = width == 0 ? otherwise : 0;
            for (; width > 0; width--)
                value = checked((value * 256) + bytes[at++]);
            return value;
        }
        for (var section = 0; section < sections.Length; section += 2)
        {
            for (var index = 0; index < sections[section + 1]; index++)
            {
                var (kind, one, two) = (Field(widths[0], 1), Field(widths[1], 0), Field(widths[2], 0));
                if (kind > 0)
                    _places.TryAdd(sections[section] + index, kind == 1 ? (one, 0, 0) : (0, one, two));
            }
        }
        return stream.Head;
    }

    object? Read(int number)
    {
        if (!_places.TryGetValue(number, out var place))
            return null;
        if (place.Holder == 0)
            return ReadAt(place.Offset);
        var held = (PdfStream)Object(place.Holder).Value!;
        var bytes = held.Bytes;
        var index = new PdfLexer(bytes);
        for (var before = 0; before < (2 * place.Index) + 1; before++)
            index.Next();
        var offset = (int)(double)index.Next()!;
        return new PdfLexer(bytes, Object) { At = (int)held.Head.Number("First") + offset }.Next();
    }

    object? ReadAt(int offset)
    {
        var lexer = new PdfLexer(_bytes) { At = offset };
        lexer.Next();
        lexer.Next();
        if (lexer.Next() is not PdfWord { Text: "obj" })
            throw new FormatException($"There is no object at byte {offset}.");
        lexer = new PdfLexer(_bytes, Object) { At = lexer.At };
        var value = lexer.Next();
        if (value is not PdfDictionary head || lexer.Next() is not PdfWord { Text: "stream" })
            return value;
        var start = lexer.At + (_bytes[lexer.At] == '\r' ? 2 : 1);
        return new PdfStream(head, _bytes[start..(start + (int)head.Number("Length"))]);
    }
}
