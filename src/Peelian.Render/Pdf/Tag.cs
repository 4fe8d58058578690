namespace Peelian.Render.Pdf;

/// <summary>A part of a page's marked content that a tag holds.</summary>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Number">Its number on that page, or in the form.</param>
/// <param name="Form">The form it is in; null where it stands on the page itself.</param>
sealed record TagMark(int Page, int Number, PdfObject? Form = null);

/// <summary>An annotation that a tag holds: of a link, the place that can be clicked.</summary>
sealed record TagAnnotation(PdfObject Annotation, int Page);

/// <summary>What a part of the document is: a head, a paragraph, a table's cell; and what is in it, in reading order.</summary>
sealed class Tag(string type)
{
    /// <summary>Its kind, as documents name it: <c>H1</c>, <c>P</c>, <c>TD</c>.</summary>
    public string Type { get; set; } = type;

    /// <summary>What it holds: tags, marks and annotations.</summary>
    public List<object> Kids { get; } = [];

    /// <summary>What stands in place of a picture.</summary>
    public string? Alt { get; set; }

    /// <summary>Its language, where it is another than the document's.</summary>
    public string? Language { get; set; }

    /// <summary>Its name, by which cells name their heads.</summary>
    public string? Id { get; set; }

    /// <summary>Of a head cell: what it heads, <c>Row</c> or <c>Column</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>Of a cell: how many columns it spans.</summary>
    public int ColumnSpan { get; set; } = 1;

    /// <summary>Of a cell: how many rows it spans.</summary>
    public int RowSpan { get; set; } = 1;

    /// <summary>Of a cell: the names of its heads.</summary>
    public List<string> Headers { get; init; } = [];

    /// <summary>Of a list: how its items are marked.</summary>
    public string? Numbering { get; set; }

    /// <summary>Of a figure: its place on the page.</summary>
    public Box Box { get; set; } = Box.Empty;

    /// <summary>The tags in it.</summary>
    public IEnumerable<Tag> Tags => Kids.OfType<Tag>();

    /// <summary>It and all in it, in reading order.</summary>
    public IEnumerable<Tag> All => Tags.SelectMany(tag => tag.All).Prepend(this);

    /// <summary>All marks in it, in reading order.</summary>
    public IEnumerable<TagMark> Marks => Kids.SelectMany(kid => kid is Tag tag ? tag.Marks : kid is TagMark mark ? [mark] : Enumerable.Empty<TagMark>());

    /// <summary>True of heads: <c>H1</c> to <c>H6</c>.</summary>
    public bool IsHead => Type is ['H', >= '1' and <= '6'];

    /// <summary>True where words run in it, rather than blocks.</summary>
    public bool HoldsWords => IsHead || Type is "P" or "TH" or "TD" or "Lbl" or "LBody" or "Link" or "Caption" or "Span" or "Code" or "Figure";

    /// <summary>True where it stands among words.</summary>
    public bool IsAmongWords => Type is "Link" or "Span" or "Code" or "Strong" or "Em" or "Lbl";
}

/// <summary>Reads the tags of a document.</summary>
static class TagReader
{
    /// <summary>The tag of the whole document.</summary>
    /// <param name="root">The catalog's <c>/StructTreeRoot</c>.</param>
    /// <param name="pages">The pages, in order.</param>
    public static Tag Read(PdfDictionary root, IReadOnlyList<PdfObject> pages)
    {
        var places = pages.Select((page, index) => (page, index)).ToDictionary(pair => pair.page, pair => pair.index);
        var document = new Tag("Document");
        Kids(document, root, root, -1, places);
        return document.Kids is [Tag { Type: "Document" } only] ? only : document;
    }

    static void Kids(Tag tag, PdfDictionary element, PdfDictionary root, int page, Dictionary<PdfObject, int> places)
    {
        if (element.GetValueOrDefault("Pg") is PdfObject own)
            page = places.GetValueOrDefault(own, page);
        var kids = element.Find("K") is PdfArray many ? many : [element.GetValueOrDefault("K")];
        foreach (var kid in kids)
        {
            switch (PdfDictionary.Follow(kid))
            {
                case double number:
                    tag.Kids.Add(new TagMark(page, (int)number));
                    break;
                case PdfDictionary head when head.NameOf("Type") == "MCR":
                    var on = head.GetValueOrDefault("Pg") is PdfObject other ? places.GetValueOrDefault(other, page) : page;
                    tag.Kids.Add(new TagMark(on, (int)head.Number("MCID"), head.GetValueOrDefault("Stm") as PdfObject));
                    break;
                case PdfDictionary head when head.NameOf("Type") == "OBJR":
                    if (head.GetValueOrDefault("Obj") is PdfObject annotation)
                        tag.Kids.Add(new TagAnnotation(annotation, head.GetValueOrDefault("Pg") is PdfObject where ? places.GetValueOrDefault(where, page) : page));
                    break;
                case PdfDictionary inner:
                    var child = Element(inner);
                    tag.Kids.Add(child);
                    Kids(child, inner, root, page, places);
                    break;
            }
        }
    }

    static Tag Element(PdfDictionary element)
    {
        var tag = new Tag(element.NameOf("S") ?? "NonStruct")
        {
            Alt = element.Find<PdfString>("Alt")?.Text,
            Language = element.Find<PdfString>("Lang")?.Text,
            Id = element.Find<PdfString>("ID")?.Text,
        };
        var attributes = element.Find("A") is PdfArray many ? many.Followed : [element.Find("A")];
        foreach (var attribute in attributes.OfType<PdfDictionary>())
        {
            tag.Scope ??= attribute.NameOf("Scope");
            tag.Numbering ??= attribute.NameOf("ListNumbering");
            tag.ColumnSpan = Math.Max(tag.ColumnSpan, (int)attribute.Number("ColSpan", 1));
            tag.RowSpan = Math.Max(tag.RowSpan, (int)attribute.Number("RowSpan", 1));
            tag.Headers.AddRange(attribute.Find<PdfArray>("Headers")?.Followed.OfType<PdfString>().Select(header => header.Text) ?? []);
            if (attribute.Find<PdfArray>("BBox")?.Followed.OfType<double>().ToArray() is [var left, var bottom, var right, var top])
                tag.Box = new Box(left, bottom, right, top);
        }
        return tag;
    }
}
