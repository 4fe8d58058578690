using System.Globalization;
using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>A page on its way to completion: what is in it, and which tag each part of it belongs to.</summary>
sealed class PdfPage
{
    // Forms that a tag holds are put to the page's own marked content under numbers that no page reaches by itself.
    const int Drawn = 1_000_000;

    readonly Dictionary<int, string> _spaces = [];

    /// <summary>The page's object.</summary>
    public PdfObject Object { get; }

    /// <summary>Its place, from 0.</summary>
    public int Index { get; }

    /// <summary>Its dictionary.</summary>
    public PdfDictionary Head { get; }

    /// <summary>What is on it.</summary>
    public PdfContent Content { get; }

    /// <summary>Its tags by the new numbers of marked content.</summary>
    public List<Tag> Owners { get; } = [];

    /// <summary>Reads a page.</summary>
    public PdfPage(PdfObject page, int index, Func<PdfDictionary, PdfFont> fontOf)
    {
        (Object, Index, Head) = (page, index, (PdfDictionary)page.Value!);
        Content = new PdfContent(ContentOf(Head), Head.Find<PdfDictionary>("Resources") ?? [], fontOf);
        for (var at = 0; at + 1 < Content.Runs.Count; at++)
        {
            var (run, next) = (Content.Runs[at], Content.Runs[at + 1]);
            if (run is { Mark: >= 0, Font.Space: { } space, Text.Length: > 0 } && next.Mark >= 0 && run.IsApartFrom(next) && !char.IsWhiteSpace(run.Text[^1]))
                _spaces[run.Operator] = space.ToString(run.Font.CodeBytes == 2 ? "X4" : "X2", CultureInfo.InvariantCulture);
        }
    }

    static byte[] ContentOf(PdfDictionary head) => head.Find("Contents") switch
    {
        PdfStream stream => stream.Bytes,
        PdfArray many => [.. many.Followed.OfType<PdfStream>().SelectMany(part => (byte[])[.. part.Bytes, (byte)'\n'])],
        _ => [],
    };

    /// <summary>The size of the page.</summary>
    public Box Paper => Head.Find<PdfArray>("MediaBox")?.Followed.OfType<double>().ToArray() is [var left, var bottom, var right, var top]
        ? new Box(left, bottom, right, top) : new Box(0, 0, 595, 842);

    /// <summary>The form that an operator draws outside all marked content; null where it draws none.</summary>
    PdfObject? FormOf(PdfOperator one) => one.Name == "Do"
        ? Head.Find<PdfDictionary>("Resources")?.Find<PdfDictionary>("XObject")?.GetValueOrDefault(((PdfName)one.Operands[0]!).Text) as PdfObject : null;

    /// <summary>Puts the forms that tags hold to this page's own marked content.</summary>
    /// <param name="owners">The tag of each form.</param>
    public void AdoptForms(Dictionary<PdfObject, Tag> owners)
    {
        var depth = 0;
        for (var index = 0; index < Content.Operators.Count; index++)
        {
            var one = Content.Operators[index];
            depth += one.Name is "BDC" or "BMC" ? 1 : one.Name == "EMC" ? -1 : 0;
            if (depth > 0 || FormOf(one) is not { } form || !owners.TryGetValue(form, out var tag))
                continue;
            var at = tag.Kids.FindIndex(kid => kid is TagMark mark && mark.Form == form);
            tag.Kids.Insert(at < 0 ? tag.Kids.Count : at, new TagMark(Index, Drawn + index));
        }
    }

    /// <summary>True of what shows something: text anywhere, and in a picture anything painted.</summary>
    public bool Shows(Tag tag, int mark) => mark >= Drawn || (Content.Marks.TryGetValue(mark, out var held) && (held.HasText || (tag.Type == "Figure" && held.HasPaint)));

    /// <summary>Writes the content anew: marks numbered as they come, whatever is in none marked as furniture, a space at the end of a line that goes on.</summary>
    /// <param name="owners">The tag of each mark that is kept.</param>
    /// <param name="repeated">Marks that repeat what an earlier page has.</param>
    /// <returns>The new marks of each old one.</returns>
    public Dictionary<int, List<TagMark>> Rewrite(Dictionary<int, Tag> owners, HashSet<int> repeated)
    {
        var made = new Dictionary<int, List<TagMark>>();
        var text = new StringBuilder();
        var open = new Stack<string?>();
        var path = -1;
        string Take(int old)
        {
            var tag = owners[old];
            if (!made.TryGetValue(old, out var marks))
                made[old] = marks = [];
            marks.Add(new TagMark(Index, Owners.Count));
            Owners.Add(tag);
            return string.Create(CultureInfo.InvariantCulture, $"/{tag.Type} <</MCID {Owners.Count - 1}>> BDC\n");
        }
        for (var index = 0; index < Content.Operators.Count; index++)
        {
            var one = Content.Operators[index];
            var source = Encoding.Latin1.GetString(Content.Bytes, one.Start, one.End - one.Start);
            if (one.Name is "BDC" or "BMC")
            {
                var mark = one.Mark;
                var begin = mark is { } number
                    ? owners.ContainsKey(number) ? Take(number) : Content.Marks[number].HasPaint ? repeated.Contains(number) ? Repeat : Layout : null
                    : open.Any(outer => outer is not null) ? source + "\n" : null;
                open.Push(begin);
                text.Append(begin);
                continue;
            }
            if (one.Name == "EMC")
            {
                if (open.Count > 0 && open.Pop() is not null)
                    text.Append("EMC\n");
                continue;
            }
            var bare = open.All(outer => outer is null);
            if (bare && one.Name == "BT")
                text.Append(Margin(index));
            if (one.Name is "m" or "re" && path < 0)
                path = text.Length;
            if (bare && one.Name is "Do" or "sh")
                text.Append(bare && owners.ContainsKey(Drawn + index) ? Take(Drawn + index) : Layout);
            text.Append(source).Append('\n');
            if (_spaces.TryGetValue(index, out var space))
                text.Append('<').Append(space).Append("> Tj\n");
            if (bare && one.PaintsPath && path >= 0)
                text.Insert(path, Layout);
            if (bare && (one.Name is "ET" or "Do" or "sh" || (one.PaintsPath && path >= 0)))
                text.Append("EMC\n");
            if (one.PaintsPath || one.Name == "n")
                path = -1;
        }
        Head["Contents"] = new PdfObject(PdfStream.Deflate([], Encoding.Latin1.GetBytes(text.ToString())));
        return made;
    }

    const string Layout = "/Artifact <</Type /Layout>> BDC\n";
    const string Repeat = "/Artifact <</Type /Pagination>> BDC\n";

    // Text that no tag holds stands in the margin: the running title and the number of the page.
    string Margin(int index) => Content.Runs.FirstOrDefault(run => run.Operator > index) is not { Mark: < 0 } run ? Layout
        : run.Base < (Paper.Bottom + Paper.Top) / 2 ? "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n"
        : "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n";

    /// <summary>Takes the marks out of a form: its place on the page has one.</summary>
    public static void Clean(PdfObject form, Func<PdfDictionary, PdfFont> fontOf)
    {
        if (form.Value is not PdfStream stream)
            return;
        var content = new PdfContent(stream.Bytes, stream.Head.Find<PdfDictionary>("Resources") ?? [], fontOf);
        var text = new StringBuilder();
        foreach (var one in content.Operators.Where(one => one.Name is not ("BDC" or "BMC" or "EMC")))
            text.Append(Encoding.Latin1.GetString(content.Bytes, one.Start, one.End - one.Start)).Append('\n');
        stream.Head.Remove("StructParents");
        form.Value = PdfStream.Deflate(stream.Head, Encoding.Latin1.GetBytes(text.ToString()));
    }
}
