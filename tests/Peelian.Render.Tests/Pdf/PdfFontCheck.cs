using System.Buffers.Binary;
using System.Text;
using Peelian.Render.Pdf;

namespace Peelian.Render.Tests.Pdf;

/// <summary>Judges the fonts of a page by the points of Matterhorn's checkpoints 10 and 31 that hold for the fonts that a browser writes.</summary>
sealed class PdfFontCheck(Action<bool, string> expect)
{
    readonly HashSet<PdfDictionary> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Fonts that a page names.</summary>
    public void Fonts(PdfDictionary page)
    {
        var fonts = page.Find<PdfDictionary>("Resources")?.Find<PdfDictionary>("Font") ?? [];
        foreach (var font in fonts.Values.Select(PdfDictionary.Follow).OfType<PdfDictionary>().Where(_seen.Add))
        {
            var inner = font.Find<PdfArray>("DescendantFonts")?.Followed.OfType<PdfDictionary>().FirstOrDefault() ?? font;
            var descriptor = inner.Find<PdfDictionary>("FontDescriptor");
            expect(font.NameOf("Subtype") == "Type3" || (descriptor is not null && (descriptor.ContainsKey("FontFile2") || descriptor.ContainsKey("FontFile3") || descriptor.ContainsKey("FontFile"))), "31-009 A font is not embedded.");
            expect(font.Find<PdfStream>("ToUnicode") is not null, "31-027 A font does not say which letters it draws.");
            if (font.NameOf("Subtype") == "Type0")
                Composite(font, inner, descriptor);
        }
    }

    void Composite(PdfDictionary font, PdfDictionary inner, PdfDictionary? descriptor)
    {
        expect(font.NameOf("Encoding") is "Identity-H" or "Identity-V", "31-001 to 31-003, 31-006 to 31-008 A font's codes are mapped by another table than the plain one.");
        if (inner.NameOf("Subtype") != "CIDFontType2")
            return;
        expect(inner.NameOf("CIDToGIDMap") == "Identity" || inner.Find<PdfStream>("CIDToGIDMap") is not null, "31-004, 31-005 A font does not say which of its shapes a code is.");
        if (descriptor?.Find<PdfStream>("FontFile2") is { } file && inner.NameOf("CIDToGIDMap") == "Identity")
            Widths(new PdfFont(font), file.Bytes, font.NameOf("BaseFont") ?? "");
    }

    // The width that the document gives for each letter it draws is the one in the font's own program, to a thousandth or two.
    void Widths(PdfFont font, byte[] program, string name)
    {
        var head = TableOf(program, "head");
        var across = TableOf(program, "hhea");
        var measures = TableOf(program, "hmtx");
        if (head.IsEmpty || across.IsEmpty || measures.IsEmpty)
        {
            expect(false, $"31-009 The program of {name} lacks its measures.");
            return;
        }
        var units = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        var count = BinaryPrimitives.ReadUInt16BigEndian(across[34..]);
        foreach (var code in font.Known)
        {
            var at = Math.Min(code, count - 1) * 4;
            expect(at + 2 <= measures.Length, $"31-011 {name} lacks the shape of a letter.");
            if (at + 2 <= measures.Length)
                expect(Math.Abs((double)BinaryPrimitives.ReadUInt16BigEndian(measures[at..]) / units - font.Width(code)) < 0.002, $"31-016 {name} is wider or narrower than the document says, at “{font.Letters(code)}”.");
        }
    }

    static ReadOnlySpan<byte> TableOf(byte[] program, string name)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4));
        for (var table = 0; table < count; table++)
        {
            var entry = program.AsSpan(12 + (table * 16), 16);
            if (Encoding.ASCII.GetString(entry[..4]) == name)
                return program.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }
        return [];
    }

    /// <summary>Letters that a page draws.</summary>
    public void Letters(PdfContent content)
    {
        for (var at = 0; at < content.Runs.Count; at++)
        {
            var run = content.Runs[at];
            var where = $"after “{string.Concat(content.Runs.Take(at).TakeLast(20).Select(one => one.Text))}”";
            expect(run.Replaced || run.Text.Length > 0, $"10-001 A letter has no meaning, {where}.");
            expect(!run.Text.AsSpan().ContainsAny('\0', '\uFEFF', '\uFFFE'), $"31-028 A letter means what is no letter, {where}.");
            expect(run.Replaced || !run.Text.Contains('\uFFFD', StringComparison.Ordinal), $"10-001 A letter means “unknown”, {where}.");
            expect(run.Replaced || !run.DrawsNothingKnown, $"31-030 A letter is drawn that the font has not, {where}.");
        }
    }
}
