namespace Peelian.Sources;

/// <summary>Turns rows into observations of measures: labels mapped, absent rows as zeros, nothing that rests on a faulty cell.</summary>
sealed class CrimeObservations
{
    readonly CrimeRows _rows;
    readonly CrimeColumns _columns;
    readonly CrimeClassification _classification;
    readonly string[]?[] _fed;
    readonly bool[,] _hasRow;
    readonly Dictionary<(string Measure, int Area), bool[]> _withheld = [];

    CrimeObservations(CrimeRows rows, CrimeColumns columns, CrimeClassification classification)
    {
        (_rows, _columns, _classification) = (rows, columns, classification);
        var present = rows.Labels.SelectMany(label => new[] { label.Key, label.Group }).ToHashSet(StringComparer.Ordinal);
        _fed = [.. rows.Labels.Select(label => classification.Fed(label, present))];
        _hasRow = new bool[rows.Labels.Count, rows.Areas.Count];
        foreach (var row in rows.Rows)
            _hasRow[row.Label, row.Area] = true;
    }

    /// <summary>Every observation of a file: first its rows in order, then the zeros that no row states.</summary>
    public static IEnumerable<Observation> Of(CrimeRows rows, CrimeColumns columns, CrimeLabels labels, Problems problems)
    {
        // A file is of the classification that knows most of its labels; of two that know as many, the newer (last).
        var classification = labels.Classifications.Reverse()
            .MaxBy(each => rows.Labels.Count(label => each.Measures.ContainsKey(label.Key)))!;
        var all = new CrimeObservations(rows, columns, classification);
        all.ReportLabels(labels, problems);
        all.WithholdFaults();
        return all.FromRows().Concat(all.Zeros());
    }

    void ReportLabels(CrimeLabels labels, Problems problems)
    {
        for (var number = 0; number < _fed.Length; number++)
        {
            if (_fed[number] is not null)
                continue;
            var label = _rows.Labels[number];
            var count = _rows.Rows.Count(row => row.Label == number);
            var other = labels.Classifications.FirstOrDefault(each => each.Measures.ContainsKey(label.Key));
            var nearest = Label.DidYouMean(Nearest.To(label.Written, _classification.Names));
            problems.Add(label.Line, _columns.MinorName,
                FormattableString.Invariant($"'{label.Written}' ({count} {(count == 1 ? "row" : "rows")})"),
                other is null ? $"a label of {_classification.Id}" : $"a label of {_classification.Id}, as the others; this one is of {other.Id}",
                string.Join(' ', new[] { nearest, "A new label must be added to this source's source.yaml." }.Where(text => text is not null)));
        }
    }

    // What rests on a faulty cell, row or label is withheld: a total that lacks a part would look like a fall.
    void WithholdFaults()
    {
        foreach (var row in _rows.Rows)
        {
            if (_fed[row.Label] is not { } fed)
                Withhold(_classification.Groups.GetValueOrDefault(_rows.Labels[row.Label].Group, []).Concat(_classification.Totals), row.Area);
            else
                WithholdCells(row, fed);
        }
        for (var area = 0; area < _rows.Areas.Count; area++)
        {
            foreach (var label in _rows.LabelsWithoutArea.Where(label => !_hasRow[label, area]))
                Withhold(_fed[label] ?? _classification.Groups.GetValueOrDefault(_rows.Labels[label].Group, []).Concat(_classification.Totals), area);
            if (_rows.HasUnplacedRow)
                Withhold(_classification.Totals.Concat(MeasuresWithoutRow(area)), area);
        }
    }

    void WithholdCells(CrimeRow row, string[] fed)
    {
        for (var month = 0; month < row.Counts.Length; month++)
        {
            if (row.Counts[month] >= 0)
                continue;
            foreach (var measure in fed)
                Months(measure, row.Area)[month] = true;
        }
    }

    void Withhold(IEnumerable<string> measures, int area)
    {
        foreach (var measure in measures)
            Array.Fill(Months(measure, area), true);
    }

    IEnumerable<string> MeasuresWithoutRow(int area)
    {
        for (var label = 0; label < _fed.Length; label++)
        {
            foreach (var measure in _hasRow[label, area] ? [] : _fed[label] ?? [])
                yield return measure;
        }
    }

    bool[] Months(string measure, int area)
    {
        if (!_withheld.TryGetValue((measure, area), out var months))
            _withheld[(measure, area)] = months = new bool[_columns.Months.Count];
        return months;
    }

    IEnumerable<Observation> FromRows()
    {
        var periods = _columns.Months.Select(month => Period.Of(month.Month)).ToArray();
        foreach (var row in _rows.Rows)
        {
            var label = _rows.Labels[row.Label].Written;
            foreach (var measure in _fed[row.Label] ?? [])
            {
                var withheld = _withheld.GetValueOrDefault((measure, row.Area));
                for (var month = 0; month < periods.Length; month++)
                {
                    if (withheld is null || !withheld[month])
                        yield return Make(measure, row.Area, periods[month], row.Counts[month],
                            new Origin(row.Line, _columns.Months[month].Column + 1, label));
                }
            }
        }
    }

    // The publisher leaves a row out where an area never had the offence.
    IEnumerable<Observation> Zeros()
    {
        var unsure = _rows.Rows.Where(row => _fed[row.Label] is null).Select(row => row.Area).ToHashSet();
        for (var area = 0; area < _rows.Areas.Count; area++)
        {
            for (var label = 0; label < _fed.Length; label++)
            {
                if (_hasRow[label, area] || unsure.Contains(area))
                    continue;
                foreach (var observation in Zeros(label, area))
                    yield return observation;
            }
        }
    }

    IEnumerable<Observation> Zeros(int label, int area)
    {
        foreach (var measure in _fed[label] ?? [])
        {
            var withheld = _withheld.GetValueOrDefault((measure, area));
            for (var month = 0; month < _columns.Months.Count; month++)
            {
                if (withheld is null || !withheld[month])
                    yield return Make(measure, area, Period.Of(_columns.Months[month].Month), 0, new Origin(0, 0, _rows.Labels[label].Written));
            }
        }
    }

    Observation Make(string measure, int area, Period period, int count, Origin origin) =>
        new(measure, Statistic.Value, _rows.Areas[area].Code, period, Slice.Whole, count, origin)
        {
            Classification = _classification.Id,
        };
}
