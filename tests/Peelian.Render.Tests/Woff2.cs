using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Peelian.Render.Tests;

/// <summary>As much of a WOFF2 file as tells which letters it has, how wide they are and what it is called (W3C, WOFF File Format 2.0).</summary>
sealed class Woff2
{
    // The tables that have a number instead of a name, in the order of the standard.
    static readonly string[] Known =
    [
        "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT",
        "EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC", "JSTF", "MATH",
    ];

    readonly Dictionary<string, byte[]> _tables = [];
    readonly Dictionary<int, int> _glyphs = [];

    public Woff2(byte[] file)
    {
        var at = 48;
        List<(string Tag, int Length)> directory = [];
        for (var count = Word(file, 12); count > 0; count--)
        {
            var flags = file[at++];
            var tag = (flags & 63) == 63 ? Encoding.Latin1.GetString(file, (at += 4) - 4, 4) : Known[flags & 63];
            var length = Base128(file, ref at);
            // Outlines are transformed unless their version is 3, other tables where it is not 0.
            var version = flags >> 6;
            if (tag is "glyf" or "loca" ? version == 0 : version != 0)
                length = Base128(file, ref at);
            directory.Add((tag, length));
        }
        using var packed = new BrotliStream(new MemoryStream(file, at, file.Length - at), CompressionMode.Decompress);
        using var data = new MemoryStream();
        packed.CopyTo(data);
        var offset = 0;
        foreach (var (tag, length) in directory)
        {
            _tables[tag] = data.ToArray()[offset..(offset + length)];
            offset += length;
        }
        ReadLetters(_tables["cmap"]);
    }

    public bool Has(Rune letter) => _glyphs.ContainsKey(letter.Value);

    public int WidthOf(Rune letter) =>
        Word(_tables["hmtx"], 4 * Math.Min(_glyphs[letter.Value], Word(_tables["hhea"], 34) - 1));

    public string Name(int id)
    {
        var names = _tables["name"];
        var entry = Enumerable.Range(0, Word(names, 2)).Select(index => 6 + 12 * index).First(start => Word(names, start + 6) == id);
        return Encoding.BigEndianUnicode.GetString(names, Word(names, 4) + Word(names, entry + 10), Word(names, entry + 8));
    }

    // The table of segments (format 4) of the basic plane.
    void ReadLetters(byte[] table)
    {
        var start = (int)BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(8));
        Xunit.Assert.Equal(4, Word(table, start));
        var segments = Word(table, start + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var (last, first) = (Word(table, start + 14 + 2 * segment), Word(table, start + 16 + 2 * (segments + segment)));
            var (delta, place) = (Word(table, start + 16 + 2 * (2 * segments + segment)), start + 16 + 2 * (3 * segments + segment));
            for (var letter = first; letter <= last && letter < 0xFFFF; letter++)
            {
                var glyph = Word(table, place) == 0 ? letter + delta & 0xFFFF : Word(table, place + Word(table, place) + 2 * (letter - first));
                if (glyph != 0)
                    _glyphs[letter] = glyph;
            }
        }
    }

    static int Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    static int Base128(byte[] bytes, ref int at)
    {
        var value = 0;
        byte part;
        do
        {
            part = bytes[at++];
            value = value << 7 | part & 127;
        }
        while ((part & 128) != 0);
        return value;
    }
}
