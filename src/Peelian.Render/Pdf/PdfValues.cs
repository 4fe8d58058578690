using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>A name: <c>/Type</c>, without its slash.</summary>
sealed record PdfName(string Text);

/// <summary>A bare word of the syntax: <c>obj</c>, <c>BT</c>, <c>Tj</c>.</summary>
sealed record PdfWord(string Text)
{
    /// <summary>Where the bytes end.</summary>
    public static readonly PdfWord End = new("");
}

/// <summary>A string: its bytes.</summary>
sealed record PdfString(byte[] Bytes)
{
    /// <summary>Text as a document carries it: plain bytes where it is ASCII, else UTF-16 with its mark.</summary>
    public static PdfString Of(string text) =>
        new(Ascii.IsValid(text) ? Encoding.ASCII.GetBytes(text) : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    /// <summary>The text that the bytes are.</summary>
    public string Text => Bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2) : Encoding.Latin1.GetString(Bytes);
}

/// <summary>An indirect object: read when it is asked for, numbered when it is written.</summary>
sealed class PdfObject
{
    readonly Func<object?>? _read;
    object? _value;
    bool _known;
    bool _reading;

    /// <summary>One that is yet to be read.</summary>
    public PdfObject(Func<object?> read) => _read = read;

    /// <summary>One made here.</summary>
    public PdfObject(object? value) => (_value, _known) = (value, true);

    /// <summary>What it is.</summary>
    public object? Value
    {
        get
        {
            if (_known)
                return _value;
            if (_reading)
                throw new FormatException("An object of the document is said to lie within itself.");
            _reading = true;
            (_value, _known) = (_read!(), true);
            return _value;
        }
        set => (_value, _known) = (value, true);
    }
}

/// <summary>A dictionary; values may be indirect.</summary>
sealed class PdfDictionary : Dictionary<string, object?>
{
    public PdfDictionary()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>A value, followed where it is indirect; null where there is none.</summary>
    public object? Find(string key) => Follow(this.GetValueOrDefault(key));

    /// <summary>A value of a kind; null where there is none of it.</summary>
    public T? Find<T>(string key)
        where T : class => Find(key) as T;

    /// <summary>A number; 0 where there is none.</summary>
    public double Number(string key, double otherwise = 0) => Find(key) is double number ? number : otherwise;

    /// <summary>The text of a name.</summary>
    public string? NameOf(string key) => Find<PdfName>(key)?.Text;

    /// <summary>What stands behind a reference.</summary>
    public static object? Follow(object? value) => value is PdfObject indirect ? indirect.Value : value;
}

/// <summary>An array.</summary>
sealed class PdfArray : List<object?>
{
    public PdfArray()
    {
    }

    public PdfArray(IEnumerable<object?> values)
        : base(values)
    {
    }

    /// <summary>Its values, followed where they are indirect.</summary>
    public IEnumerable<object?> Followed => this.Select(PdfDictionary.Follow);

    /// <summary>An array of numbers.</summary>
    public static PdfArray Of(params double[] numbers) => new(numbers.Select(number => (object?)number));
}

/// <summary>A stream: its dictionary and its bytes as they stand in the file.</summary>
sealed class PdfStream(PdfDictionary head, byte[] raw)
{
    /// <summary>Its dictionary.</summary>
    public PdfDictionary Head { get; } = head;

    /// <summary>As stored.</summary>
    public byte[] Raw { get; } = raw;

    /// <summary>Inflated where it is deflated.</summary>
    public byte[] Bytes => Deflated ? PdfReader.Inflate(Raw) : Raw;

    bool Deflated => Head.Find("Filter") switch
    {
        PdfName name => name.Text == "FlateDecode",
        PdfArray { Count: 1 } names => names.Followed.Single() is PdfName { Text: "FlateDecode" },
        _ => false,
    };

    /// <summary>A deflated stream.</summary>
    public static PdfStream Deflate(PdfDictionary head, byte[] bytes)
    {
        head["Filter"] = new PdfName("FlateDecode");
        return new PdfStream(head, PdfWriter.Deflate(bytes));
    }
}
