using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>What is needed of a font to read a page: which letters its codes are, and how wide.</summary>
sealed class PdfFont
{
    readonly Dictionary<int, string> _letters = [];
    readonly Dictionary<int, double> _widths = [];
    readonly double _otherwise;
    readonly double _scale = 0.001;

    /// <summary>How many bytes a code has.</summary>
    public int CodeBytes { get; }

    /// <summary>The code of a space; null where the font has none.</summary>
    public int? Space { get; }

    /// <summary>Reads a font.</summary>
    public PdfFont(PdfDictionary font)
    {
        CodeBytes = font.NameOf("Subtype") == "Type0" ? 2 : 1;
        if (font.Find<PdfStream>("ToUnicode") is { } map)
            ReadLetters(new PdfLexer(map.Bytes));
        if (font.Find<PdfArray>("DescendantFonts")?.Followed.FirstOrDefault() is PdfDictionary descendant)
        {
            _otherwise = descendant.Number("DW", 1000);
            ReadWidths(descendant.Find<PdfArray>("W") ?? []);
        }
        else if (font.Find<PdfArray>("Widths") is { } widths)
        {
            var first = (int)font.Number("FirstChar");
            foreach (var width in widths.Followed.OfType<double>())
                _widths[first++] = width;
            if (font.Find<PdfArray>("FontMatrix")?.Followed.FirstOrDefault() is double scale)
                _scale = scale;
        }
        Space = _letters.OrderBy(pair => pair.Key).Where(pair => pair.Value == " ").Select(pair => (int?)pair.Key).FirstOrDefault();
    }

    /// <summary>The codes of a string.</summary>
    public IEnumerable<int> Codes(byte[] text)
    {
        for (var at = 0; at + CodeBytes <= text.Length; at += CodeBytes)
            yield return CodeBytes == 2 ? (text[at] << 8) | text[at + 1] : text[at];
    }

    /// <summary>The letters of a code; empty where the font does not say.</summary>
    public string Letters(int code) => _letters.GetValueOrDefault(code, "");

    /// <summary>The codes that have letters.</summary>
    public IEnumerable<int> Known => _letters.Keys;

    /// <summary>How far a code moves on, as a share of the font's size.</summary>
    public double Width(int code) => _widths.GetValueOrDefault(code, _otherwise) * _scale;

    void ReadWidths(PdfArray widths)
    {
        var values = widths.Followed.ToList();
        for (var at = 0; at + 1 < values.Count;)
        {
            var first = (int)(double)values[at]!;
            if (values[at + 1] is PdfArray each)
            {
                foreach (var width in each.Followed.OfType<double>())
                    _widths[first++] = width;
                at += 2;
                continue;
            }
            for (var code = first; code <= (int)(double)values[at + 1]!; code++)
                _widths[code] = (double)values[at + 2]!;
            at += 3;
        }
    }

    void ReadLetters(PdfLexer map)
    {
        var held = new List<object?>();
        for (var next = map.Next(); next is not PdfWord { Text: "" }; next = map.Next())
        {
            if (next is not PdfWord word)
            {
                held.Add(next);
                continue;
            }
            if (word.Text == "endbfchar")
                Chars(held);
            else if (word.Text == "endbfrange")
                Ranges(held);
            held.Clear();
        }
    }

    void Chars(List<object?> pairs)
    {
        for (var at = 0; at + 1 < pairs.Count; at += 2)
            _letters[Code(pairs[at])] = Utf16(pairs[at + 1]);
    }

    void Ranges(List<object?> triples)
    {
        for (var at = 0; at + 2 < triples.Count; at += 3)
        {
            var (first, last) = (Code(triples[at]), Code(triples[at + 1]));
            for (var code = first; code <= last; code++)
            {
                var letters = triples[at + 2] is PdfArray each ? Utf16(each[code - first]) : Utf16(triples[at + 2]);
                _letters[code] = triples[at + 2] is PdfArray || letters.Length == 0 ? letters : letters[..^1] + (char)(letters[^1] + (code - first));
            }
        }
    }

    static int Code(object? value) => ((PdfString)value!).Bytes.Aggregate(0, (code, part) => (code << 8) | part);

    static string Utf16(object? value) => Encoding.BigEndianUnicode.GetString(((PdfString)value!).Bytes);
}
