namespace Peelian.Sources;

/// <summary>One row: a label's counts for an area.</summary>
/// <param name="Label">Number of the label.</param>
/// <param name="Area">Number of the area.</param>
/// <param name="Line">Line in the file.</param>
/// <param name="Counts">One for each month: the count, or one of the marks below.</param>
sealed record CrimeRow(int Label, int Area, int Line, int[] Counts)
{
    /// <summary>The publisher gives no number.</summary>
    public const int Missing = -1;

    /// <summary>What stands there is no count.</summary>
    public const int Faulty = -2;
}

/// <summary>A label as the file writes it.</summary>
/// <param name="Key">Folded, for comparing.</param>
/// <param name="Group">The folded group alone.</param>
/// <param name="Written">As first written.</param>
/// <param name="Line">Where it is first written.</param>
sealed record CrimeLabel(string Key, string Group, string Written, int Line);

/// <summary>Every row of a file, its labels and areas numbered, before anything is known about the classification.</summary>
sealed class CrimeRows
{
    readonly Dictionary<string, int> _labelNumbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _areaNumbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, Area?> _areasByText = new(StringComparer.Ordinal);
    readonly Dictionary<(int Label, int Area, string Part), CrimeRow> _seen = [];
    readonly List<CrimeLabel> _labels = [];
    readonly List<Area> _areas = [];
    readonly List<CrimeRow> _rows = [];
    readonly HashSet<int> _labelsWithoutArea = [];

    /// <summary>The labels, by number.</summary>
    public IReadOnlyList<CrimeLabel> Labels => _labels;

    /// <summary>The areas, by number.</summary>
    public IReadOnlyList<Area> Areas => _areas;

    /// <summary>The rows in the file's order.</summary>
    public IReadOnlyList<CrimeRow> Rows => _rows;

    /// <summary>Labels of rows whose area is not known: an area without a row of such a label may be the one.</summary>
    public IReadOnlySet<int> LabelsWithoutArea => _labelsWithoutArea;

    /// <summary>True where a row could be put to no area and no label: every total may lack it.</summary>
    public bool HasUnplacedRow { get; private set; }

    /// <summary>Reads a file to its end.</summary>
    public static CrimeRows Read(DelimitedText table, CrimeColumns columns, CrimeLabels labels, Catalogue catalogue, Problems problems)
    {
        var rows = new CrimeRows();
        var isCut = false;
        while (table.Next())
        {
            isCut = table.IsMisshapen && table.Count < table.Header.Count;
            if (table.IsMisshapen && table.Count > table.Header.Count)
                rows.HasUnplacedRow = true;
            else if (!labels.SkipAreas.Contains(Label.Fold(table[columns.Area])))
                rows.Add(table, columns, labels, catalogue, problems);
        }
        if (isCut)
            problems.AddFatal(table.Line, null, "a last row that is cut off", "the whole file: what is missing after it would be taken for zeros", "Download it again.");
        return rows;
    }

    void Add(DelimitedText table, CrimeColumns columns, CrimeLabels labels, Catalogue catalogue, Problems problems)
    {
        // The last cell of a row that is too short may be cut itself, and then is no label and no area.
        var whole = table.IsMisshapen ? table.Count - 1 : int.MaxValue;
        var hasLabel = !table[columns.Major].IsEmpty && !table[columns.Minor].IsEmpty && Math.Max(columns.Major, columns.Minor) < whole;
        var area = table.IsMisshapen && (table[columns.Area].IsEmpty || columns.Area >= whole) ? null : FindArea(table, columns.Area, labels.Force, catalogue);
        if (!hasLabel && !table.IsMisshapen)
            table.Report(table[columns.Major].IsEmpty ? columns.Major : columns.Minor, "a label");
        if (!hasLabel)
            HasUnplacedRow = true;
        if (!hasLabel || area is null)
        {
            if (hasLabel)
                _labelsWithoutArea.Add(LabelNumber(table, columns));
            return;
        }
        var row = new CrimeRow(LabelNumber(table, columns), AreaNumber(area), table.Line, Counts(table, columns));
        // Several parts may belong to one pseudo-area ("Unknown", "NULL"): they add up. A borough has one row for a label.
        var part = area.Kind == AreaKind.Pseudo ? Label.Fold(table[columns.Area]) : "";
        if (_seen.TryAdd((row.Label, row.Area, part), row))
            _rows.Add(row);
        else
            Compare(_seen[(row.Label, row.Area, part)], row, table, columns, problems);
    }

    static void Compare(CrimeRow first, CrimeRow again, DelimitedText table, CrimeColumns columns, Problems problems)
    {
        var told = false;
        for (var month = 0; month < first.Counts.Length; month++)
        {
            if (first.Counts[month] == again.Counts[month])
                continue;
            first.Counts[month] = CrimeRow.Faulty;
            if (!told)
                problems.Add(again.Line, table.NameOf(columns.Months[month].Column), $"'{table.Text(columns.Months[month].Column)}'",
                    FormattableString.Invariant($"the values of line {first.Line}, which has the same labels and area"),
                    "One of the two rows is wrong.");
            told = true;
        }
    }

    static int[] Counts(DelimitedText table, CrimeColumns columns)
    {
        var counts = new int[columns.Months.Count];
        if (table.IsMisshapen)
        {
            Array.Fill(counts, CrimeRow.Faulty);
            return counts;
        }
        for (var month = 0; month < counts.Length; month++)
        {
            var (_, column, again) = columns.Months[month];
            counts[month] = Count(table, column);
            foreach (var other in again)
            {
                if (Count(table, other) is var second && second == counts[month])
                    continue;
                counts[month] = CrimeRow.Faulty;
                table.Report(other, $"'{table.Text(column)}', as in the month's first column",
                    "The same month has two columns: one of them is probably another month.");
            }
        }
        return counts;
    }

    static int Count(DelimitedText table, int column)
    {
        switch (Numbers.ReadCount(table[column], out var count))
        {
            case Cell.Number:
                return count;
            case Cell.Missing:
                return CrimeRow.Missing;
            default:
                table.Report(column, "a whole number, 0 or more");
                return CrimeRow.Faulty;
        }
    }

    int LabelNumber(DelimitedText table, CrimeColumns columns)
    {
        var key = CrimeLabels.Key(table[columns.Major], table[columns.Minor]);
        if (_labelNumbers.TryGetValue(key, out var number))
            return number;
        _labels.Add(new CrimeLabel(key, Label.Fold(table[columns.Major]),
            $"{Label.Squeeze(table[columns.Major])} / {Label.Squeeze(table[columns.Minor])}", table.Line));
        return _labelNumbers[key] = _labels.Count - 1;
    }

    int AreaNumber(Area area)
    {
        if (_areaNumbers.TryGetValue(area.Code, out var number))
            return number;
        _areas.Add(area);
        return _areaNumbers[area.Code] = _areas.Count - 1;
    }

    Area? FindArea(DelimitedText table, int column, string force, Catalogue catalogue)
    {
        var text = table.Text(column);
        if (!_areasByText.TryGetValue(text, out var area))
            _areasByText[text] = area = catalogue.FindArea(text) is { } found && found.ParentCode == force ? found : null;
        if (area is null)
        {
            var known = catalogue.Areas.Where(each => each.ParentCode == force).SelectMany(each => each.OtherNames.Prepend(each.Name));
            table.Report(column, $"an area of {catalogue.FindForce(force)?.Name ?? force}", Label.DidYouMean(Nearest.To(text, known)));
        }
        return area;
    }
}
