namespace Peelian.Figures;

/// <summary>A figure in the making.</summary>
public sealed class FigureDraft
{
    /// <summary>The columns of its table.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Measure, unit, area, period.</summary>
    public required string Title { get; set; }

    /// <summary>What was found; the title serves where nothing was.</summary>
    public string? Headline { get; set; }

    /// <summary>The months it covers.</summary>
    public Period? Period { get; set; }

    /// <summary>Rows so far.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>Pictures so far, the one that people see first.</summary>
    public List<Chart> Charts { get; } = [];

    /// <summary>The first picture; the others, where there are any, come after it is set.</summary>
    public Chart? Chart
    {
        get => Charts.Count > 0 ? Charts[0] : null;
        set
        {
            Charts.Clear();
            if (value is not null)
                Charts.Add(value);
        }
    }

    /// <summary>Sentences so far.</summary>
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Numbers of sentences that no row has.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Comparisons judged so far.</summary>
    public List<Judgement> Judgements { get; } = [];

    /// <summary>Targets spoken of so far; their sentences stand among the others.</summary>
    public List<TargetLine> Targets { get; } = [];

    /// <summary>Notes so far, without numbers.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Terms that rows and columns use.</summary>
    public List<string> TermIds { get; } = [];

    /// <summary>A table that explains the first.</summary>
    public Table? Beside { get; set; }

    /// <summary>Caption of <see cref="Beside"/>.</summary>
    public string? BesideTitle { get; set; }

    /// <summary>True where people read <see cref="Beside"/> before the figure's own picture and table.</summary>
    public bool BesideFirst { get; set; }

    /// <summary>The same cells arranged for people, where the file's order is not how one reads.</summary>
    public Table? Arranged { get; set; }

    /// <summary>Set where there is no data.</summary>
    public Gap? Gap { get; set; }

    /// <summary>Adds a note once.</summary>
    public void Note(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && !Notes.Contains(text, StringComparer.Ordinal))
            Notes.Add(text);
    }

    /// <summary>Adds a term once.</summary>
    public void Term(string id)
    {
        if (!TermIds.Contains(id, StringComparer.Ordinal))
            TermIds.Add(id);
    }

    /// <summary>Keeps a number for sentences and files, and gives its cell back.</summary>
    public Cell Fact(string id, string label, Cell cell, bool shown = true)
    {
        Facts.Add(new Fact(id, label, cell) { Shown = shown });
        return cell;
    }

    /// <summary>Every number of the figure.</summary>
    public IEnumerable<Estimate> Numbers => Rows.SelectMany(row => row.Cells)
        .Concat(Facts.Select(fact => fact.Cell))
        .Concat(Beside?.Rows.SelectMany(row => row.Cells) ?? [])
        .Select(cell => cell.Number)
        .OfType<Estimate>();
}
