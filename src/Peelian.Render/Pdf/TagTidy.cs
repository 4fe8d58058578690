namespace Peelian.Render.Pdf;

/// <summary>Makes the tags that a browser writes into those that readers of documents know: no nameless boxes, list items with a body, tables of rows only.</summary>
static class TagTidy
{
    /// <summary>Tidies the tag of a whole document, in place.</summary>
    /// <param name="document">The document's tag.</param>
    /// <param name="keep">True of marks that are to be read; the rest are decoration and leave the tags.</param>
    public static void Tidy(Tag document, Func<Tag, TagMark, bool> keep)
    {
        Sift(document, keep);
        Prune(document);
        Name(document);
        foreach (var list in document.All.Where(tag => tag.Type == "L").ToList())
            Items(list);
        foreach (var table in document.All.Where(tag => tag.Type == "Table").ToList())
            Rows(table);
        Rename(document);
    }

    static void Sift(Tag tag, Func<Tag, TagMark, bool> keep)
    {
        tag.Kids.RemoveAll(kid => kid is TagMark mark && !keep(tag, mark));
        foreach (var inner in tag.Tags)
            Sift(inner, keep);
    }

    // An empty cell holds its place in a row; any other empty tag says nothing.
    static void Prune(Tag tag)
    {
        foreach (var inner in tag.Tags)
            Prune(inner);
        tag.Kids.RemoveAll(kid => kid is Tag { Kids.Count: 0, Type: not ("TD" or "TH") });
    }

    // A nameless box in running words is no more than its words; alone in another it is that; one that holds blocks is a part of the document.
    static void Name(Tag tag)
    {
        foreach (var inner in tag.Tags.ToList())
            Name(inner);
        for (var at = 0; at < tag.Kids.Count; at++)
        {
            if (tag.Kids[at] is not Tag kid || kid.Type is not ("NonStruct" or "Strong" or "Em"))
                continue;
            var words = kid.Kids.All(IsWords);
            if (kid.Type != "NonStruct" || tag.HoldsWords || tag.Type == "LI" || (kid.Kids.Count == 1 && !words) || (tag.Type == "NonStruct" && tag.Kids.Count == 1))
            {
                tag.Kids.RemoveAt(at);
                tag.Kids.InsertRange(at, kid.Kids);
                at += kid.Kids.Count - 1;
                continue;
            }
            kid.Type = words ? "P" : kid.Tags.First().IsHead ? "Sect" : "Div";
            Paragraphs(kid);
        }
        Paragraphs(tag);
    }

    static bool IsWords(object kid) => kid is not Tag tag || tag.IsAmongWords;

    // Words between blocks are paragraphs of their own.
    static void Paragraphs(Tag tag)
    {
        if (tag.Type is not ("Document" or "Sect" or "Div"))
            return;
        Gather(tag, "P", IsWords);
    }

    static void Gather(Tag tag, string type, Func<object, bool> takes)
    {
        for (var at = 0; at < tag.Kids.Count; at++)
        {
            if (!takes(tag.Kids[at]))
                continue;
            var gathered = new Tag(type);
            while (at < tag.Kids.Count && takes(tag.Kids[at]))
            {
                gathered.Kids.Add(tag.Kids[at]);
                tag.Kids.RemoveAt(at);
            }
            tag.Kids.Insert(at, gathered);
        }
    }

    static void Items(Tag list)
    {
        foreach (var caption in list.Tags.Where(kid => kid.Type is not ("LI" or "L" or "Caption")).ToList())
            caption.Type = "LI";
        Gather(list, "LI", kid => kid is not Tag);
        foreach (var item in list.Tags.Where(kid => kid.Type == "LI"))
            Gather(item, "LBody", kid => kid is not Tag { Type: "Lbl" or "LBody" });
        list.Numbering = list.All.Any(tag => tag.Type == "Lbl") ? list.Numbering ?? "Disc" : "None";
    }

    // The first rows, where all cells head columns, are the table's head; heads that a page repeats are furniture there and are not read again.
    static void Rows(Tag table)
    {
        table.Kids.RemoveAll(kid => kid is not Tag { Type: "TR" or "THead" or "TBody" or "TFoot" or "Caption" });
        foreach (var row in table.All.Where(tag => tag.Type == "TR"))
        {
            row.Kids.RemoveAll(kid => kid is not Tag { Type: "TH" or "TD" });
            foreach (var cell in row.Tags.Where(cell => cell is { Type: "TH", Scope: null }))
                cell.Scope = row.Tags.All(other => other.Type == "TH") && row.Kids.Count > 1 ? "Column" : "Row";
        }
        if (table.Tags.FirstOrDefault(HeadsColumns) is { } columns)
        {
            foreach (var row in table.Tags.Where(row => row.Type == "TR" && row != columns))
                Fill(row, [.. columns.Tags]);
        }
        if (table.Tags.Any(tag => tag.Type is "THead" or "TBody"))
            return;
        var head = table.Tags.TakeWhile(row => row.Type == "Caption" || HeadsColumns(row)).ToHashSet();
        Gather(table, "THead", kid => kid is Tag { Type: "TR" } row && head.Contains(row));
        Gather(table, "TBody", kid => kid is Tag { Type: "TR" });
    }

    // The browser leaves out a cell with nothing in it, and those after it would stand under the wrong head.
    static void Fill(Tag row, IReadOnlyList<Tag> columns)
    {
        if (row.Tags.Sum(cell => cell.ColumnSpan) >= columns.Sum(column => column.ColumnSpan))
            return;
        for (var at = 0; at < columns.Count; at++)
        {
            var name = columns[at].Id;
            var stands = at < row.Kids.Count && row.Kids[at] is Tag cell && (cell.Type == "TH" || (name is not null && cell.Headers.Contains(name, StringComparer.Ordinal)));
            if (!stands)
                row.Kids.Insert(at, new Tag("TD") { Headers = name is null ? [] : [name] });
        }
    }

    /// <summary>True of a row whose every cell heads a column.</summary>
    public static bool HeadsColumns(Tag row) => row is { Type: "TR", Kids.Count: > 0 } && row.Tags.All(cell => cell is { Type: "TH", Scope: "Column" });

    // The browser numbers its nodes through all that it ever drew; names by place are the same whatever came before.
    static void Rename(Tag document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = document.All.SelectMany(tag => tag.Headers).ToHashSet(StringComparer.Ordinal);
        foreach (var tag in document.All.Where(tag => tag.Id is not null))
        {
            if (used.Contains(tag.Id!))
                names[tag.Id!] = tag.Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"head-{names.Count + 1}");
            else
                tag.Id = null;
        }
        foreach (var tag in document.All)
        {
            var known = tag.Headers.Where(names.ContainsKey).Select(header => names[header]).ToList();
            tag.Headers.Clear();
            tag.Headers.AddRange(known);
        }
    }
}
