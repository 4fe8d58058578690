namespace Peelian.Render.Pdf;

/// <summary>Completes a document that a browser printed: tags that readers of documents know, furniture marked, links described, files attached, written whole.</summary>
/// <remarks>Nothing that is seen changes. The same print gives the same bytes, whatever the browser had printed before.</remarks>
sealed class PdfCompletion
{
    readonly PdfReader _reader;
    readonly PdfFacts _facts;
    readonly List<PdfPage> _pages = [];
    readonly Dictionary<PdfDictionary, PdfFont> _fonts = new(ReferenceEqualityComparer.Instance);

    PdfCompletion(byte[] printed, PdfFacts facts)
    {
        (_reader, _facts) = (new PdfReader(printed), facts);
        foreach (var page in PagesOf(_reader.Root))
            _pages.Add(new PdfPage(page, _pages.Count, FontOf));
    }

    PdfFont FontOf(PdfDictionary head)
    {
        if (!_fonts.TryGetValue(head, out var font))
            _fonts[head] = font = new PdfFont(head);
        return font;
    }

    /// <summary>The pages of a document, in order.</summary>
    public static IEnumerable<PdfObject> PagesOf(PdfDictionary catalog)
    {
        var seen = new HashSet<PdfObject>();
        IEnumerable<PdfObject> Under(PdfObject node) => !seen.Add(node) ? throw new FormatException("A page of the document lies within itself.")
            : node.Value is PdfDictionary head && head.Find<PdfArray>("Kids") is { } kids ? kids.OfType<PdfObject>().SelectMany(Under) : [node];
        return catalog.GetValueOrDefault("Pages") is PdfObject root ? Under(root) : [];
    }

    /// <summary>The page, from 1, of every place that a link of the document leads to.</summary>
    public static IReadOnlyDictionary<string, int> PlacesOf(byte[] printed)
    {
        var catalog = new PdfReader(printed).Root;
        var pages = PagesOf(catalog).Select((page, index) => (page, index)).ToDictionary(pair => pair.page, pair => pair.index + 1);
        return (catalog.Find<PdfDictionary>("Dests") ?? []).Where(pair => PdfDictionary.Follow(pair.Value) is PdfArray)
            .ToDictionary(pair => pair.Key, pair => PageOf((PdfArray)PdfDictionary.Follow(pair.Value)!, pages), StringComparer.Ordinal);
    }

    static int PageOf(PdfArray place, Dictionary<PdfObject, int> pages) => place[0] is PdfObject page ? pages.GetValueOrDefault(page) : 0;

    /// <summary>The completed document.</summary>
    /// <param name="printed">As the browser printed it.</param>
    /// <param name="facts">What it is to say of itself.</param>
    public static byte[] Complete(byte[] printed, PdfFacts facts) => new PdfCompletion(printed, facts).Complete();

    byte[] Complete()
    {
        var catalog = _reader.Root;
        var tags = catalog.Find<PdfDictionary>("StructTreeRoot") ?? throw new FormatException("The browser printed a document without tags.");
        var document = TagReader.Read(tags, [.. _pages.Select(page => page.Object)]);
        AdoptForms(document);
        var repeated = Repeated(document);
        DropLocalLinks(document);
        TagTidy.Tidy(document, (tag, mark) => mark.Form is null && !repeated.Contains(mark) && _pages[mark.Page].Shows(tag, mark.Number));
        Describe(document);
        var boxes = document.All.ToDictionary(tag => tag, BoxOf);
        foreach (var figure in document.All.Where(tag => tag.Type == "Figure"))
            figure.Box = boxes[figure].Box.In(_pages[boxes[figure].Page].Paper);
        var heads = document.All.Where(tag => tag.IsHead).Select(head => (Tag: head, Title: TextOf(head), boxes[head].Page, boxes[head].Box.Top)).ToList();
        Rewrite(document, repeated);
        document.Language = _facts.Language;
        var writer = new TagWriter(_pages);
        var root = writer.Write(document);
        var made = new PdfObject(Catalog(catalog, root));
        if (PdfOutline.Write(heads.Select(head => (head.Tag.Type[1] - '0', head.Title, _pages[head.Page].Object, head.Top, writer[head.Tag]))) is { } outline)
            ((PdfDictionary)made.Value!)["Outlines"] = outline;
        return PdfWriter.Write(made, new PdfObject(_facts.Info));
    }

    void AdoptForms(Tag document)
    {
        var owners = new Dictionary<PdfObject, Tag>();
        foreach (var tag in document.All)
        {
            foreach (var mark in tag.Kids.OfType<TagMark>().Where(mark => mark.Form is not null))
                owners.TryAdd(mark.Form!, tag);
        }
        foreach (var page in _pages)
            page.AdoptForms(owners);
        foreach (var form in owners.Keys)
            PdfPage.Clean(form, FontOf);
    }

    // The head of a table that goes on over the page is printed again there: furniture, read once.
    static HashSet<TagMark> Repeated(Tag document)
    {
        var repeated = new HashSet<TagMark>();
        foreach (var row in document.All.Where(TagTidy.HeadsColumns))
        {
            var marks = row.Marks.ToList();
            if (marks.Count > 0)
                repeated.UnionWith(marks.Where(mark => mark.Page > marks.Min(one => one.Page)));
        }
        return repeated;
    }

    // A link to a file beside the page leads nowhere from paper, and would say where the pack was made.
    static void DropLocalLinks(Tag document)
    {
        foreach (var tag in document.All)
            tag.Kids.RemoveAll(kid => kid is TagAnnotation { Annotation.Value: PdfDictionary head } && AddressOf(head) is { } address && !Web.IsAddress(address));
        foreach (var link in document.All.Where(tag => tag.Type == "Link" && !tag.Kids.OfType<TagAnnotation>().Any()))
            link.Type = "Span";
    }

    static string? AddressOf(PdfDictionary annotation) => annotation.Find<PdfDictionary>("A")?.Find<PdfString>("URI")?.Text;

    void Describe(Tag document)
    {
        var kept = new HashSet<PdfObject>();
        foreach (var link in document.All.Where(tag => tag.Kids.OfType<TagAnnotation>().Any()))
        {
            var words = TextOf(link).Trim();
            foreach (var annotation in link.Kids.OfType<TagAnnotation>())
            {
                var head = (PdfDictionary)annotation.Annotation.Value!;
                var address = AddressOf(head);
                head["Contents"] = PdfString.Of(address is null || words == address ? words : $"{words} ({address})");
                kept.Add(annotation.Annotation);
            }
        }
        foreach (var page in _pages.Where(page => page.Head.ContainsKey("Annots")))
        {
            var annotations = new PdfArray(page.Head.Find<PdfArray>("Annots")!.Where(one => one is PdfObject annotation && kept.Contains(annotation)));
            page.Head.Remove("Annots");
            if (annotations.Count > 0)
                page.Head["Annots"] = annotations;
        }
    }

    string TextOf(Tag tag) => string.Join(' ', PdfContent.Text(tag.Marks.SelectMany(mark => _pages[mark.Page].Content.Runs.Where(run => run.Mark == mark.Number)))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    (int Page, Box Box) BoxOf(Tag tag)
    {
        if (!tag.IsHead && tag.Type != "Figure")
            return (0, Box.Empty);
        var marks = tag.Marks.ToList();
        var page = marks.Count > 0 ? marks.Min(mark => mark.Page) : 0;
        return (page, marks.Where(mark => mark.Page == page).Aggregate(Box.Empty, (box, mark) => box.And(_pages[page].Content.Marks.GetValueOrDefault(mark.Number)?.Box ?? Box.Empty)));
    }

    void Rewrite(Tag document, HashSet<TagMark> repeated)
    {
        var owners = _pages.Select(_ => new Dictionary<int, Tag>()).ToList();
        foreach (var tag in document.All)
        {
            foreach (var mark in tag.Kids.OfType<TagMark>())
                owners[mark.Page][mark.Number] = tag;
        }
        var made = _pages.Select(page => page.Rewrite(owners[page.Index], [.. repeated.Where(mark => mark.Page == page.Index).Select(mark => mark.Number)])).ToList();
        foreach (var tag in document.All.ToList())
        {
            var kids = tag.Kids.SelectMany(kid => kid is TagMark mark ? made[mark.Page].GetValueOrDefault(mark.Number) ?? [] : (IEnumerable<object>)[kid]).ToList();
            tag.Kids.Clear();
            tag.Kids.AddRange(kids);
        }
    }

    PdfDictionary Catalog(PdfDictionary printed, PdfObject tags)
    {
        var tree = new PdfObject(new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Count"] = (double)_pages.Count, ["Kids"] = new PdfArray(_pages.Select(page => page.Object)) });
        foreach (var page in _pages)
        {
            page.Head["Parent"] = tree;
            page.Head["Tabs"] = new PdfName("S");
        }
        var used = _pages.SelectMany(page => page.Head.Find<PdfArray>("Annots")?.Followed ?? []).OfType<PdfDictionary>().Select(link => link.NameOf("Dest")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var places = new PdfDictionary();
        foreach (var (name, place) in (printed.Find<PdfDictionary>("Dests") ?? []).Where(pair => used.Contains(pair.Key)))
            places[name] = place;
        var catalog = new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"),
            ["Pages"] = tree,
            ["Lang"] = PdfString.Of(_facts.Language),
            ["MarkInfo"] = new PdfDictionary { ["Marked"] = true },
            ["ViewerPreferences"] = new PdfDictionary { ["DisplayDocTitle"] = true },
            ["PageMode"] = new PdfName("UseOutlines"),
            ["StructTreeRoot"] = tags,
            ["Dests"] = places,
            ["Metadata"] = new PdfObject(_facts.Metadata),
        };
        if (_facts.Files is { Count: > 0 } files)
        {
            catalog["AF"] = new PdfArray(files.Select(file => file.Specification));
            catalog["Names"] = new PdfDictionary { ["EmbeddedFiles"] = new PdfDictionary { ["Names"] = new PdfArray(files.SelectMany(file => new object?[] { PdfString.Of(file.Name), file.Specification })) } };
        }
        return catalog;
    }
}
