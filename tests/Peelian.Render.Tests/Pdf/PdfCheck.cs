using System.Text;
using Peelian.Render.Pdf;

namespace Peelian.Render.Tests.Pdf;

/// <summary>Walks a document and judges it by the points of PDF/UA-1, as the Matterhorn Protocol numbers them, that a program can judge; docs/pdf-checks.md has the list.</summary>
sealed class PdfCheck
{
    // Those that our documents have. Without tables of contents, notes, formulas or other annotations than links, 09-006 to 09-008, 17, 19 and 28-002 hold by themselves.
    static readonly string[] Types =
    [
        "Document", "Part", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
        "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Code", "Link", "Figure",
    ];

    readonly List<string> _faults = [];
    readonly PdfReader _reader;
    readonly PdfDictionary _catalog;
    readonly List<PdfObject> _pages;
    readonly Dictionary<PdfDictionary, PdfFont> _fonts = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<PdfDictionary, PdfContent> _contents = new(ReferenceEqualityComparer.Instance);

    PdfCheck(byte[] document)
    {
        _reader = new PdfReader(document);
        _catalog = _reader.Root;
        _pages = [.. PdfCompletion.PagesOf(_catalog)];
    }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<string> Of(byte[] document)
    {
        var check = new PdfCheck(document);
        check.Catalog();
        check.Metadata();
        check.Files();
        var root = check._catalog.Find<PdfDictionary>("StructTreeRoot");
        if (root is null)
            return [.. check._faults, "01-000 The document has no tags."];
        var tags = TagReader.Read(root, check._pages);
        check.Shape(tags);
        check.Heads(tags);
        check.Tables(tags);
        check.Pictures(tags);
        check.Marks(tags, root);
        check.Links(tags);
        check.Outlines();
        return check._faults;
    }

    void Expect(bool holds, string fault)
    {
        if (!holds && _faults.Count < 50)
            _faults.Add(fault);
    }

    void Catalog()
    {
        Expect(_catalog.Find<PdfDictionary>("MarkInfo")?.Find("Marked") is true, "06 /MarkInfo does not say that the document is tagged.");
        Expect(_catalog.Find<PdfDictionary>("MarkInfo")?.Find("Suspects") is not true, "01-007 /Suspects is true.");
        Expect(_catalog.Find<PdfDictionary>("ViewerPreferences")?.Find("DisplayDocTitle") is true, "07-001 The title is not shown.");
        Expect(_catalog.Find<PdfString>("Lang")?.Text is { Length: > 1 }, "11-001 The document has no language.");
        Expect(!_reader.Trailer.ContainsKey("Encrypt"), "26-001 The document is encrypted.");
        Expect(!((string[])["AcroForm", "OCProperties", "OpenAction", "AA", "Threads", "Collection"]).Any(_catalog.ContainsKey), "20, 22 to 25, 29 The document has forms, layers, threads or actions.");
        Expect(_catalog.Find<PdfDictionary>("StructTreeRoot")?.ContainsKey("RoleMap") is not true, "02-003, 02-004 Tags are renamed.");
        foreach (var page in _pages.Select(page => (PdfDictionary)page.Value!))
            Expect(page.NameOf("Tabs") == "S", "28-008, 28-009 A page's order of tabs is not that of its structure.");
    }

    void Metadata()
    {
        var metadata = _catalog.Find<PdfStream>("Metadata");
        Expect(metadata is not null, "06-001 The document has no XMP metadata.");
        var text = metadata is null ? "" : Encoding.UTF8.GetString(metadata.Bytes);
        Expect(text.Contains("<dc:title>", StringComparison.Ordinal), "06-003 The metadata has no title.");
        Expect(!text.Contains("pdfuaid", StringComparison.Ordinal), "The metadata claims a standard that no validator has tested.");
        var info = _reader.Trailer.Find<PdfDictionary>("Info");
        var title = info?.Find<PdfString>("Title")?.Text ?? "";
        Expect(title.Length > 0 && System.Xml.Linq.XDocument.Parse(text[text.IndexOf("<x:", StringComparison.Ordinal)..]).Descendants().Any(one => one.Value == title), "06-003 The two titles differ.");
    }

    void Files()
    {
        foreach (var file in (_catalog.Find<PdfArray>("AF")?.Followed ?? []).OfType<PdfDictionary>())
            Expect(file.Find<PdfString>("F") is not null && file.Find<PdfString>("UF") is not null && file.NameOf("AFRelationship") == "Data", "21-001 An attached file lacks its names.");
    }

    void Shape(Tag tags)
    {
        Expect(tags.Type == "Document", "09-001 The tags do not begin with a document.");
        foreach (var tag in tags.All)
        {
            Expect(Types.Contains(tag.Type, StringComparer.Ordinal), $"02-001 /{tag.Type} is no standard kind of tag.");
            Expect(tag.Type != "NonStruct", "A box without a kind is left.");
            foreach (var kid in tag.Kids)
            {
                var (type, inner) = (tag.Type, (kid as Tag)?.Type);
                Expect(type is not ("Table" or "THead" or "TBody" or "TR" or "L" or "LI" or "Document" or "Sect" or "Div") || inner is not null, $"09 /{type} holds content that no tag in it names.");
                Expect(type != "Table" || inner is "TR" or "THead" or "TBody" or "TFoot" or "Caption", $"09-004 /Table holds /{inner}.");
                Expect(type is not ("THead" or "TBody" or "TFoot") || inner == "TR", $"09-004 /{type} holds /{inner}.");
                Expect(type != "TR" || inner is "TH" or "TD", $"09-004 /TR holds /{inner}.");
                Expect(type != "L" || inner is "LI" or "L" or "Caption", $"09-005 /L holds /{inner}.");
                Expect(type != "LI" || inner is "Lbl" or "LBody", $"09-005 /LI holds /{inner}.");
                Expect(inner is not ("LI" or "LBody") || type is "L" or "LI", $"09-005 /{inner} stands in /{type}.");
                Expect(inner is not "TR" || type is "Table" or "THead" or "TBody" or "TFoot", $"09-004 /TR stands in /{type}.");
            }
        }
    }

    void Heads(Tag tags)
    {
        var level = 0;
        foreach (var head in tags.All.Where(tag => tag.IsHead))
        {
            var next = head.Type[1] - '0';
            Expect(level > 0 || next == 1, "14-002 The first head is not H1.");
            Expect(next <= level + 1, $"14-003 H{next} follows H{level}.");
            Expect(TextOf(head).Trim().Length > 0, $"A head of level {next} has no words.");
            level = next;
        }
        Expect(level > 0, "The document has no heads.");
        Expect(tags.All.Count(tag => tag.Type == "H1") == 1, "The document has not one H1.");
    }

    void Tables(Tag tags)
    {
        var ids = tags.All.Where(tag => tag.Id is not null).Select(tag => tag.Id!).ToList();
        Expect(ids.Distinct(StringComparer.Ordinal).Count() == ids.Count, "Two tags have the same name.");
        foreach (var table in tags.All.Where(tag => tag.Type == "Table"))
        {
            var rows = table.All.Where(tag => tag.Type == "TR").ToList();
            Expect(rows.Select(row => row.Tags.Sum(cell => cell.ColumnSpan)).Distinct().Count() == 1, $"15 A table's rows have not the same number of columns: {string.Join(", ", rows.Select(row => row.Tags.Sum(cell => cell.ColumnSpan)))}, after “{TextOf(table.Tags.First())}”.");
            foreach (var cell in rows.SelectMany(row => row.Tags))
            {
                Expect(cell.Type != "TH" || cell.Scope is "Row" or "Column" or "Both", "15-003 A head cell does not say what it heads.");
                Expect(cell.Headers.All(header => ids.Contains(header, StringComparer.Ordinal)), "A cell names a head that is not there.");
            }
        }
        foreach (var list in tags.All.Where(tag => tag.Type == "L"))
            Expect(list.Numbering is not null, "A list does not say how its items are marked.");
    }

    void Pictures(Tag tags)
    {
        foreach (var figure in tags.All.Where(tag => tag.Type == "Figure"))
        {
            Expect(!string.IsNullOrWhiteSpace(figure.Alt), "13-004 A figure has no words in its place.");
            Expect(!figure.Box.IsEmpty && figure.Box is { Left: >= 0, Bottom: >= 0, Right: <= 596, Top: <= 843 } && figure.Box.Right - figure.Box.Left > 20, "A figure has no place on its page.");
        }
    }

    PdfContent ContentOf(PdfDictionary page) => _contents.TryGetValue(page, out var known) ? known : _contents[page] = new PdfContent(
        ((PdfStream)page.Find("Contents")!).Bytes, page.Find<PdfDictionary>("Resources") ?? [], head => _fonts.TryGetValue(head, out var font) ? font : _fonts[head] = new PdfFont(head));

    string TextOf(Tag tag) => PdfContent.Text(tag.Marks.SelectMany(mark => ContentOf((PdfDictionary)_pages[mark.Page].Value!).Runs.Where(run => run.Mark == mark.Number)));

    void Marks(Tag tags, PdfDictionary root)
    {
        var parents = new Dictionary<int, object?>();
        var numbers = root.Find<PdfDictionary>("ParentTree")?.Find<PdfArray>("Nums") ?? [];
        for (var at = 0; at + 1 < numbers.Count; at += 2)
            parents[(int)(double)numbers[at]!] = PdfDictionary.Follow(numbers[at + 1]);
        var held = tags.All.SelectMany(tag => tag.Kids.OfType<TagMark>()).ToList();
        var (fonts, drawnForms) = (new PdfFontCheck(Expect), new HashSet<PdfStream>(ReferenceEqualityComparer.Instance));
        Expect(held.Distinct().Count() == held.Count, "A part of a page belongs to two tags.");
        for (var index = 0; index < _pages.Count; index++)
        {
            var page = (PdfDictionary)_pages[index].Value!;
            var content = ContentOf(page);
            var drawn = content.Operators.Where(one => one.Mark is not null).Select(one => one.Mark!.Value).ToList();
            Expect(drawn.Distinct().Count() == drawn.Count, $"Page {index + 1} numbers two parts alike.");
            Expect(drawn.Order().SequenceEqual(held.Where(mark => mark.Page == index).Select(mark => mark.Number).Order()), $"01-005 Page {index + 1} and the tags do not have the same parts.");
            var owners = parents.GetValueOrDefault((int)page.Number("StructParents", -1)) as PdfArray;
            Expect(owners is not null && owners.Count == drawn.Count && owners.Followed.All(owner => owner is PdfDictionary), $"Page {index + 1} does not lead back to its tags.");
            Nesting(content, index);
            fonts.Fonts(page);
            fonts.Letters(content);
            Forms(page, content, drawnForms, index);
        }
    }

    // Drawings that are kept apart: none stands for another file's, none with tags in it is drawn twice.
    void Forms(PdfDictionary page, PdfContent content, HashSet<PdfStream> drawn, int index)
    {
        foreach (var one in content.Operators.Where(one => one.Name == "Do"))
        {
            var form = page.Find<PdfDictionary>("Resources")?.Find<PdfDictionary>("XObject")?.Find<PdfStream>(((PdfName)one.Operands[0]!).Text);
            Expect(form is not null && !form.Head.ContainsKey("Ref"), $"30-001 Page {index + 1} draws what is not in it.");
            Expect(form is null || form.Head.NameOf("Subtype") == "Image" || drawn.Add(form) || !Encoding.Latin1.GetString(form.Bytes).Contains("/MCID", StringComparison.Ordinal), $"30-002 Page {index + 1} draws tagged content that is drawn elsewhere too.");
        }
        var foot = content.Operators.Count(one => one.Name == "BDC" && one.Operands[1] is PdfDictionary head && head.NameOf("Type") == "Pagination" && head.NameOf("Subtype") == "Footer");
        Expect(foot > 0, $"18-002 Page {index + 1} has no foot that is marked as one.");
    }

    // Everything painted stands in a part that a tag holds or in one that is furniture, and neither stands in the other.
    void Nesting(PdfContent content, int page)
    {
        var open = new Stack<string>();
        foreach (var one in content.Operators)
        {
            if (one.Name is "BDC" or "BMC")
            {
                var kind = one.Operands[0] is PdfName { Text: "Artifact" } ? "artifact" : one.Mark is null ? "other" : "tagged";
                Expect(kind != "artifact" || !open.Contains("tagged"), $"01-003 Page {page + 1} has furniture in tagged content.");
                Expect(kind != "tagged" || !open.Contains("artifact"), $"01-004 Page {page + 1} has tagged content in furniture.");
                Expect(kind != "tagged" || !open.Contains("tagged"), $"Page {page + 1} has tagged content in tagged content.");
                open.Push(kind);
            }
            else if (one.Name == "EMC")
            {
                Expect(open.Count > 0, $"Page {page + 1} closes what it did not open.");
                open.TryPop(out _);
            }
            else if (one.PaintsPath || one.Name is "Tj" or "TJ" or "Do" or "sh")
                Expect(open.Count > 0, $"01-005 Page {page + 1} paints ({one.Name}) what is neither tagged nor furniture.");
        }
        Expect(open.Count == 0, $"Page {page + 1} leaves a part open.");
    }

    void Links(Tag tags)
    {
        var held = tags.All.Where(tag => tag.Type == "Link").SelectMany(tag => tag.Kids.OfType<TagAnnotation>()).Select(one => one.Annotation).ToHashSet();
        var places = _catalog.Find<PdfDictionary>("Dests") ?? [];
        foreach (var annotation in _pages.SelectMany(page => ((PdfDictionary)page.Value!).Find<PdfArray>("Annots") ?? []).OfType<PdfObject>())
        {
            var head = (PdfDictionary)annotation.Value!;
            Expect(head.NameOf("Subtype") == "Link", "28 The document has annotations other than links.");
            Expect(held.Contains(annotation), "28-011 A link is in no tag.");
            Expect(head.Find<PdfString>("Contents")?.Text is { Length: > 0 }, "28-012 A link is not described.");
            Expect(head.Find<PdfDictionary>("A")?.NameOf("S") is null or "URI", "29-001 A link does something.");
            Expect(head.ContainsKey("StructParent"), "28-011 A link does not lead back to its tag.");
            Expect(head.NameOf("Dest") is not { } place || places.ContainsKey(place), "A link leads nowhere.");
            Expect(head.Find<PdfDictionary>("A")?.Find<PdfString>("URI")?.Text is not { } address || Web.IsAddress(address), "A link leads to this machine.");
        }
        foreach (var link in tags.All.Where(tag => tag.Type == "Link"))
            Expect(link.Kids.OfType<TagAnnotation>().Any(), "A link cannot be followed.");
    }

    void Outlines()
    {
        var titles = new List<string>();
        void Walk(object? first)
        {
            for (var entry = PdfDictionary.Follow(first) as PdfDictionary; entry is not null; entry = entry.Find<PdfDictionary>("Next"))
            {
                titles.Add(entry.Find<PdfString>("Title")?.Text ?? "");
                Expect(entry.Find<PdfArray>("Dest")?[0] is PdfObject page && _pages.Contains(page), "A bookmark leads nowhere.");
                Walk(entry.GetValueOrDefault("First"));
            }
        }
        Walk(_catalog.Find<PdfDictionary>("Outlines")?.GetValueOrDefault("First"));
        Expect(titles.Count > 1 && titles.All(title => title.Trim().Length > 0), "The document has no bookmarks, or one without words.");
    }
}
