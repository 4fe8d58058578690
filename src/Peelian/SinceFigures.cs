using Peelian.Figures;

namespace Peelian;

/// <summary>New data: figures that reach further than in the earlier pack, and values that were missing and are there now.</summary>
sealed class SinceFigures
{
    readonly List<Row> _rows = [];
    readonly List<string> _gained = [];
    readonly List<string> _lost = [];

    /// <summary>Titles of the sections with something new.</summary>
    public IReadOnlyList<string> Gained => _gained;

    /// <summary>Names of the figures that had data and have none now.</summary>
    public IReadOnlyList<string> Lost => _lost;

    /// <summary>Compares figure by figure.</summary>
    public void Compare(Summary then, Summary now)
    {
        var before = then.Figures.ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        foreach (var section in now.Sections)
        {
            foreach (var figure in section.Figures)
            {
                if (Compare(before.GetValueOrDefault(figure.Id), figure) && !_gained.Contains(section.Title, StringComparer.Ordinal))
                    _gained.Add(section.Title);
            }
        }
    }

    // True where the figure has something that it had not.
    bool Compare(Figure? then, Figure now)
    {
        var (older, newer) = (then is { Gap: null } ? then.Period : null, now.Gap is null ? now.Period : null);
        var (filled, lost) = then is not null && older == newer ? (Filled(then, now), Filled(now, then)) : (0, 0);
        if (older == newer && filled == 0 && lost == 0)
            return false;
        if (older is not null && newer is null)
            _lost.Add(now.Name);
        _rows.Add(new Row(now.Id,
        [
            Cell.Words(now.Id), Cell.Words(now.Name), Cell.Words(older?.Label ?? NoData), Cell.Words(newer?.Label ?? NoData),
            Count(older == newer, filled), Count(older == newer, lost),
        ]));
        return newer is not null && (older is null || newer.Value.Last > older.Value.Last || filled > 0);
    }

    const string NoData = "no data";

    static Cell Count(bool same, int values) => Cells.Count(same ? Estimate.Of(values) : Estimate.Missing("the figure covers other months than before"));

    // Cells of the same row and column that had no value and have one.
    static int Filled(Figure then, Figure now)
    {
        var rows = then.Table.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var columns = now.Table.Columns.Select(column => then.Table.Columns.ToList().FindIndex(one => one.Id == column.Id)).ToList();
        return now.Table.Rows.Where(row => rows.ContainsKey(row.Id)).Sum(row => columns.Where((place, index) =>
            place >= 0 && rows[row.Id].Cells[place].IsMissing && row.Cells[index].Number is { IsMissing: false }).Count());
    }

    /// <summary>The table, where it has rows.</summary>
    public IEnumerable<SinceTable> Tables()
    {
        if (_rows.Count > 0)
            yield return new SinceTable("figures", "Figures with other data than before", new Table(Columns, _rows));
    }

    static readonly Column[] Columns =
    [
        new("figure", "Figure id", ColumnKind.Text) { Shown = false, Description = "Id of the figure" },
        new("name", "Figure", ColumnKind.Text) { IsRowHead = true, Description = "Name of the figure" },
        new("before", "Before", ColumnKind.Text) { Description = "The months that it covered in the earlier pack" },
        new("after", "Now", ColumnKind.Text) { Description = "The months that it covers now" },
        new("filled", "Missing then, there now (values)") { Unit = "values", Description = "Values of the same row and column, where the months are the same" },
        new("lost", "There then, missing now (values)") { Unit = "values", Description = "Values of the same row and column, where the months are the same" },
    ];
}
