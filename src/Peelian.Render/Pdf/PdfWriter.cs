using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>Writes a document whole: objects numbered in the order in which they are reached from the catalog, everything but streams packed together.</summary>
/// <remarks>Keys stand in order and the document's id is made from its bytes: the same objects give the same file.</remarks>
sealed class PdfWriter : IDisposable
{
    // As many objects as one packed stream holds.
    const int Packed = 200;

    readonly Dictionary<PdfObject, int> _numbers = new(ReferenceEqualityComparer.Instance);
    readonly List<PdfObject> _order = [];
    readonly MemoryStream _file = new();

    /// <summary>The bytes of a document.</summary>
    /// <param name="root">The catalog.</param>
    /// <param name="info">What the document says of itself.</param>
    public static byte[] Write(PdfObject root, PdfObject info)
    {
        using var writer = new PdfWriter();
        return writer.WriteAll(root, info);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Deflates as well as it goes.</summary>
    public static byte[] Deflate(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var deflating = new ZLibStream(packed, CompressionLevel.Optimal))
            deflating.Write(bytes);
        return packed.ToArray();
    }

    byte[] WriteAll(PdfObject root, PdfObject info)
    {
        Reach(root);
        Reach(info);
        _file.Write("%PDF-1.7\n%"u8);
        _file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<(int Kind, int One, int Two)> { (0, 0, 0) };
        places.AddRange(_order.Select(_ => (0, 0, 0)));
        var plain = new List<PdfObject>();
        foreach (var one in _order)
        {
            if (one.Value is PdfStream stream)
                places[_numbers[one]] = (1, WriteStream(_numbers[one], stream.Head, stream.Raw), 0);
            else
                plain.Add(one);
        }
        foreach (var chunk in plain.Chunk(Packed))
        {
            var number = places.Count;
            for (var index = 0; index < chunk.Length; index++)
                places[_numbers[chunk[index]]] = (2, number, index);
            places.Add((1, WritePacked(number, chunk), 0));
        }
        WritePlaces(places, _numbers[root], _numbers[info]);
        return _file.ToArray();
    }

    // Depth first, keys in order: what belongs together stands together, and nothing is left of what is not reached.
    void Reach(PdfObject first)
    {
        var waiting = new Stack<object?>();
        waiting.Push(first);
        while (waiting.TryPop(out var value))
        {
            if (value is PdfObject one)
            {
                if (!_numbers.TryAdd(one, _order.Count + 1))
                    continue;
                _order.Add(one);
                value = one.Value;
            }
            var inner = value switch
            {
                PdfArray many => many,
                PdfDictionary head => Values(head),
                PdfStream stream => Values(stream.Head),
                _ => [],
            };
            foreach (var next in inner.Reverse().Where(next => next is PdfObject or PdfArray or PdfDictionary))
                waiting.Push(next);
        }
    }

    static IEnumerable<object?> Values(PdfDictionary head) => head.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    int WriteStream(int number, PdfDictionary head, byte[] raw)
    {
        var place = (int)_file.Length;
        head["Length"] = (double)raw.Length;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n");
        Put(text, head);
        _file.Write(Encoding.Latin1.GetBytes(text.Append("\nstream\n").ToString()));
        _file.Write(raw);
        _file.Write("\nendstream\nendobj\n"u8);
        return place;
    }

    int WritePacked(int number, PdfObject[] objects)
    {
        var (index, body) = (new StringBuilder(), new StringBuilder());
        foreach (var one in objects)
        {
            index.Append(CultureInfo.InvariantCulture, $"{_numbers[one]} {body.Length} ");
            Put(body, one.Value);
            body.Append('\n');
        }
        var head = new PdfDictionary { ["Type"] = new PdfName("ObjStm"), ["N"] = (double)objects.Length, ["First"] = (double)index.Length, ["Filter"] = new PdfName("FlateDecode") };
        return WriteStream(number, head, Deflate(Encoding.Latin1.GetBytes(index.Append(body).ToString())));
    }

    void WritePlaces(List<(int Kind, int One, int Two)> places, int root, int info)
    {
        var (start, number) = ((int)_file.Length, places.Count);
        places.Add((1, start, 0));
        var bytes = new byte[places.Count * 7];
        for (var index = 0; index < places.Count; index++)
        {
            var (kind, one, two) = places[index];
            byte[] entry = [(byte)kind, (byte)(one >> 24), (byte)((one >> 16) & 255), (byte)((one >> 8) & 255), (byte)(one & 255), (byte)(two >> 8), (byte)(two & 255)];
            entry.CopyTo(bytes, index * 7);
        }
        var id = new PdfString(SHA256.HashData(_file.ToArray())[..16]);
        var head = new PdfDictionary
        {
            ["Type"] = new PdfName("XRef"),
            ["Size"] = (double)places.Count,
            ["W"] = PdfArray.Of(1, 4, 2),
            ["Filter"] = new PdfName("FlateDecode"),
            ["ID"] = new PdfArray([id, id]),
        };
        head["Root"] = _order[root - 1];
        head["Info"] = _order[info - 1];
        WriteStream(number, head, Deflate(bytes));
        _file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
    }


    void Put(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case double number: text.Append(Number(number)); break;
            case PdfName name: PutName(text, name.Text); break;
            case PdfString words: PutString(text, words.Bytes); break;
            case PdfObject one: text.Append(CultureInfo.InvariantCulture, $"{_numbers[one]} 0 R"); break;
            case PdfArray many:
                text.Append('[');
                for (var index = 0; index < many.Count; index++)
                {
                    if (index > 0)
                        text.Append(' ');
                    Put(text, many[index]);
                }
                text.Append(']');
                break;
            case PdfDictionary head:
                text.Append("<<");
                foreach (var (key, inner) in head.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    PutName(text, key);
                    text.Append(' ');
                    Put(text, inner);
                }
                text.Append(">>");
                break;
            default: throw new InvalidOperationException($"{value.GetType().Name} cannot stand in a document.");
        }
    }

    /// <summary>A number as documents write it: no exponent, six places at most.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    static void PutName(StringBuilder text, string name)
    {
        text.Append('/');
        foreach (var letter in name)
        {
            if (letter is > ' ' and < (char)127 and not ('#' or '/' or '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '%'))
                text.Append(letter);
            else
                text.Append(CultureInfo.InvariantCulture, $"#{(int)letter & 255:X2}");
        }
    }

    static void PutString(StringBuilder text, byte[] bytes)
    {
        if (bytes.Any(letter => letter is < 32 or > 126))
        {
            text.Append('<').Append(Convert.ToHexString(bytes)).Append('>');
            return;
        }
        text.Append('(');
        foreach (var letter in bytes)
        {
            if (letter is (byte)'(' or (byte)')' or (byte)'\\')
                text.Append('\\');
            text.Append((char)letter);
        }
        text.Append(')');
    }
}
