using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Peelian.Render.Pdf;

namespace Peelian.Render.Tests.Pdf;

/// <summary>What is read of a document, from the first tag to the last, and how full its pages are.</summary>
sealed partial class PdfReading
{
    readonly List<PdfContent> _pages;
    readonly List<Box> _papers;

    public PdfReading(byte[] document)
    {
        var reader = new PdfReader(document);
        var objects = PdfCompletion.PagesOf(reader.Root).ToList();
        var heads = objects.Select(page => (PdfDictionary)page.Value!).ToList();
        _papers = [.. heads.Select(head => head.Find<PdfArray>("MediaBox")!.Followed.OfType<double>().ToArray()).Select(box => new Box(box[0], box[1], box[2], box[3]))];
        var fonts = new Dictionary<PdfDictionary, PdfFont>(ReferenceEqualityComparer.Instance);
        _pages = [.. heads.Select(page => new PdfContent(((PdfStream)page.Find("Contents")!).Bytes, page.Find<PdfDictionary>("Resources")!, font => fonts.TryGetValue(font, out var known) ? known : fonts[font] = new PdfFont(font)))];
        var runs = _pages.Select(page => page.Runs.ToLookup(run => run.Mark)).ToList();
        var words = TagReader.Read(reader.Root.Find<PdfDictionary>("StructTreeRoot")!, objects).Marks.SelectMany(mark => runs[mark.Page][mark.Number]);
        Text = string.Join(' ', PdfContent.Text(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The text in the order of the tags.</summary>
    public string Text { get; }

    /// <summary>The text of one page, from 0, in the order in which it is drawn.</summary>
    public string TextOf(int page) => PdfContent.Text(_pages[page].Runs.Where(run => run.Mark >= 0));

    /// <summary>How much of each page is used, from its head to the last thing on it that is read: 1 for all of it.</summary>
    public IReadOnlyList<double> Used => [.. _pages.Select((page, index) => Share(page, _papers[index]))];

    // Margins of 17 and 19 mm, as report's sheet for print sets them.
    static double Share(PdfContent page, Box paper)
    {
        const double Point = 72 / 25.4;
        var (top, bottom) = (paper.Top - (17 * Point), paper.Bottom + (19 * Point));
        var lowest = page.Marks.Where(mark => mark.Key >= 0 && !mark.Value.Box.IsEmpty).Select(mark => mark.Value.Box.Bottom).DefaultIfEmpty(top).Min();
        return (top - lowest) / (top - bottom);
    }

    /// <summary>What the page has and the document has not, or has elsewhere, block by block from the first to the last; and what the document has besides.</summary>
    /// <param name="page">The page that was printed.</param>
    public IReadOnlyList<string> Against(Page page)
    {
        var (faults, read, at, matched) = (new List<string>(), Bare(Text), 0, 0);
        foreach (var block in Blocks(page.Root.Element("body")!))
        {
            var words = Bare(AsDrawn(block));
            if (words.Length == 0)
                continue;
            var found = read.IndexOf(words, at, StringComparison.Ordinal);
            // Whatever lies between is numbers of pages, never a paragraph.
            if (found < 0 || found > at + Between)
            {
                at = found < 0 ? at : found + words.Length;
                faults.Add($"“{block.Trim()}” is not read after “{read[Math.Max(0, at - 40)..at]}”{(read.Contains(words, StringComparison.Ordinal) ? " but elsewhere" : "")}");
                continue;
            }
            (at, matched) = (found + words.Length, matched + words.Length);
        }
        if (read.Length - matched > read.Length / 50)
            faults.Add($"{read.Length - matched} letters of {read.Length} are read that the page does not have");
        return faults;
    }

    const int Between = 40;

    // Signs that are not drawn, such as those of direction, are not in a document either.
    static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format));

    // What a sign turns round is drawn from its end, and a document has its letters as they are drawn.
    static string AsDrawn(string text) => TurnedRound().Replace(text, found => string.Concat(found.Groups[1].Value.Reverse()));

    [GeneratedRegex("\u202E([^\u202C]*)\u202C?")]
    private static partial Regex TurnedRound();

    // What print leaves out has a class that says so.
    static readonly string[] Unprinted = ["skip", "take", "phone", "unprinted", "origin", "vh", "on-screen"];

    static readonly string[] Own = ["p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "summary", "div", "section", "caption", "ul", "ol", "dl", "details", "text"];

    // Words that stand together, in the order of the page: a block ends where another begins.
    static IEnumerable<string> Blocks(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement inner && IsPrinted(inner))
            {
                var whole = Blocks(inner).ToList();
                // The number of a page, filled in when it is printed.
                if (!Has(inner, "leaf") && !Own.Contains(inner.Name.LocalName, StringComparer.Ordinal) && whole.Count <= 1)
                {
                    text.Append(string.Concat(whole));
                    continue;
                }
                yield return text.ToString();
                text.Clear();
                foreach (var block in whole)
                    yield return block;
            }
        }
        yield return text.ToString();
    }

    static bool IsPrinted(XElement element) =>
        element.Name.LocalName is not ("title" or "desc" or "style" or "script" or "caption" or "template")
        && element.Attribute("hidden") is null
        && !(element.Name.LocalName == "a" && element.Ancestors("dd").Any(meaning => meaning.Ancestors().Any(part => Has(part, "glossary"))))
        && !(Has(element, "data") && element.Ancestors().Any(part => Has(part, "first")))
        && !Unprinted.Any(name => Has(element, name));

    static bool Has(XElement element, string name) => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(name, StringComparer.Ordinal);
}
