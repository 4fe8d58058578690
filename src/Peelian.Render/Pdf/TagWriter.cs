namespace Peelian.Render.Pdf;

/// <summary>Writes tags as the objects of a document.</summary>
sealed class TagWriter(IReadOnlyList<PdfPage> pages)
{
    readonly Dictionary<Tag, PdfObject> _elements = [];
    readonly PdfArray _parents = [];
    readonly SortedDictionary<string, PdfObject> _named = new(StringComparer.Ordinal);
    int _next;

    /// <summary>The catalog's <c>/StructTreeRoot</c>; pages and annotations are pointed to it.</summary>
    public PdfObject Write(Tag document)
    {
        var root = new PdfObject(new PdfDictionary { ["Type"] = new PdfName("StructTreeRoot") });
        var head = (PdfDictionary)root.Value!;
        head["K"] = Element(document, root);
        foreach (var page in pages)
        {
            page.Head["StructParents"] = (double)_next;
            _parents.Add((double)_next++);
            _parents.Add(new PdfObject(new PdfArray(page.Owners.Select(owner => (object?)_elements[owner]))));
        }
        foreach (var tag in document.All)
        {
            foreach (var annotation in tag.Kids.OfType<TagAnnotation>())
            {
                ((PdfDictionary)annotation.Annotation.Value!)["StructParent"] = (double)_next;
                _parents.Add((double)_next++);
                _parents.Add(_elements[tag]);
            }
        }
        head["ParentTree"] = new PdfObject(new PdfDictionary { ["Nums"] = _parents });
        head["ParentTreeNextKey"] = (double)_next;
        if (_named.Count > 0)
        {
            var names = new PdfArray(_named.SelectMany(pair => new object?[] { PdfString.Of(pair.Key), pair.Value }));
            var limits = new PdfArray([PdfString.Of(_named.First().Key), PdfString.Of(_named.Last().Key)]);
            head["IDTree"] = new PdfObject(new PdfDictionary { ["Kids"] = new PdfArray([new PdfObject(new PdfDictionary { ["Names"] = names, ["Limits"] = limits })]) });
        }
        return root;
    }

    /// <summary>The object of a tag that was written.</summary>
    public PdfObject this[Tag tag] => _elements[tag];

    PdfObject Element(Tag tag, PdfObject parent)
    {
        var head = new PdfDictionary { ["Type"] = new PdfName("StructElem"), ["S"] = new PdfName(tag.Type), ["P"] = parent };
        var element = _elements[tag] = new PdfObject(head);
        var page = tag.Kids.OfType<TagMark>().FirstOrDefault()?.Page;
        if (page is { } first)
            head["Pg"] = pages[first].Object;
        var kids = new PdfArray(tag.Kids.Select(kid => kid switch
        {
            Tag inner => Element(inner, element),
            TagMark mark when mark.Page == page => (double)mark.Number,
            TagMark mark => new PdfDictionary { ["Type"] = new PdfName("MCR"), ["Pg"] = pages[mark.Page].Object, ["MCID"] = (double)mark.Number },
            TagAnnotation link => new PdfDictionary { ["Type"] = new PdfName("OBJR"), ["Pg"] = pages[link.Page].Object, ["Obj"] = link.Annotation },
            _ => (object?)null,
        }));
        if (kids.Count > 0)
            head["K"] = kids.Count == 1 ? kids[0] : kids;
        if (tag.Alt is { } alt)
            head["Alt"] = PdfString.Of(alt);
        if (tag.Language is { } language)
            head["Lang"] = PdfString.Of(language);
        if (tag.Id is { } id)
        {
            head["ID"] = PdfString.Of(id);
            _named[id] = element;
        }
        var attributes = Attributes(tag);
        if (attributes.Count > 0)
            head["A"] = attributes.Count == 1 ? attributes[0] : new PdfArray(attributes);
        return element;
    }

    static List<PdfDictionary> Attributes(Tag tag)
    {
        List<PdfDictionary> attributes = [];
        if (tag.Type is "TH" or "TD" && (tag.Scope is not null || tag.ColumnSpan > 1 || tag.RowSpan > 1 || tag.Headers.Count > 0))
        {
            var cell = new PdfDictionary { ["O"] = new PdfName("Table") };
            if (tag.Scope is { } scope)
                cell["Scope"] = new PdfName(scope);
            if (tag.ColumnSpan > 1)
                cell["ColSpan"] = (double)tag.ColumnSpan;
            if (tag.RowSpan > 1)
                cell["RowSpan"] = (double)tag.RowSpan;
            if (tag.Headers.Count > 0)
                cell["Headers"] = new PdfArray(tag.Headers.Select(PdfString.Of));
            attributes.Add(cell);
        }
        if (tag is { Type: "L", Numbering: { } numbering })
            attributes.Add(new PdfDictionary { ["O"] = new PdfName("List"), ["ListNumbering"] = new PdfName(numbering) });
        if (tag.Type == "Figure" && !tag.Box.IsEmpty)
            attributes.Add(new PdfDictionary { ["O"] = new PdfName("Layout"), ["Placement"] = new PdfName("Block"), ["BBox"] = PdfArray.Of(tag.Box.Left, tag.Box.Bottom, tag.Box.Right, tag.Box.Top) });
        return attributes;
    }
}
