namespace Peelian.Render.Pdf;

/// <summary>Bookmarks from the heads of a document.</summary>
static class PdfOutline
{
    sealed record Entry(string Title, int Level, PdfArray Place, PdfObject Element)
    {
        public PdfObject Object { get; } = new(new PdfDictionary());

        public List<Entry> Inner { get; } = [];
    }

    /// <summary>The catalog's <c>/Outlines</c>; null where the document has no heads.</summary>
    /// <param name="heads">Each head with its level, words, page and top.</param>
    public static PdfObject? Write(IEnumerable<(int Level, string Title, PdfObject Page, double Top, PdfObject Element)> heads)
    {
        var top = new List<Entry>();
        var path = new Stack<Entry>();
        foreach (var head in heads)
        {
            var entry = new Entry(head.Title, head.Level, [head.Page, new PdfName("XYZ"), 0.0, head.Top, null], head.Element);
            while (path.TryPeek(out var outer) && outer.Level >= entry.Level)
                path.Pop();
            (path.TryPeek(out var parent) ? parent.Inner : top).Add(entry);
            path.Push(entry);
        }
        if (top.Count == 0)
            return null;
        var root = new PdfObject(new PdfDictionary { ["Type"] = new PdfName("Outlines") });
        Chain(root, top, open: 2);
        return root;
    }

    // Two levels stand open, those below are folded: a negative count says so.
    static int Chain(PdfObject parent, List<Entry> entries, int open)
    {
        var count = entries.Count;
        for (var at = 0; at < entries.Count; at++)
        {
            var entry = entries[at];
            var head = (PdfDictionary)entry.Object.Value!;
            head["Title"] = PdfString.Of(entry.Title);
            head["Parent"] = parent;
            head["Dest"] = entry.Place;
            head["SE"] = entry.Element;
            if (at > 0)
                head["Prev"] = entries[at - 1].Object;
            if (at + 1 < entries.Count)
                head["Next"] = entries[at + 1].Object;
            if (entry.Inner.Count > 0)
            {
                var inner = Chain(entry.Object, entry.Inner, open - 1);
                count += open > 1 ? inner : 0;
            }
        }
        var outer = (PdfDictionary)parent.Value!;
        outer["First"] = entries[0].Object;
        outer["Last"] = entries[^1].Object;
        outer["Count"] = (double)(open > 0 ? count : -entries.Count);
        return count;
    }
}
