namespace Peelian.Sources;

/// <summary>Turns numbers into observations of measures: labels mapped, and nothing that rests on a faulty or missing cell.</summary>
sealed class LongTableObservations
{
    readonly record struct Key(string Measure, string Area, Period Period);

    readonly LongTableRows _rows;
    readonly LongTableForm _form;
    readonly CrimeClassification?[] _sortings;
    readonly string[]?[][] _fed;
    readonly HashSet<Key> _missing = [];

    LongTableObservations(LongTableRows rows, LongTableForm form)
    {
        (_rows, _form) = (rows, form);
        _sortings = [.. form.Values.Select((value, index) => value.Sortings.Reverse().MaxBy(sorting => rows.Labels[index].Count(label => sorting.Measures.ContainsKey(label.Key))))];
        _fed = [.. form.Values.Select((value, index) => FedBy(value, _sortings[index], rows.Labels[index]))];
    }

    static string[]?[] FedBy(LongTableValue value, CrimeClassification? sorting, IReadOnlyList<CrimeLabel> labels)
    {
        if (sorting is null)
            return [.. labels.Select(_ => value.Every.ToArray())];
        var present = labels.SelectMany(label => new[] { label.Key, label.Group }).ToHashSet(StringComparer.Ordinal);
        return [.. labels.Select(label => sorting.Fed(label, present) is { } fed ? [.. value.Every, .. fed] : (string[]?)null)];
    }

    /// <summary>Every observation of a file, in the order of its rows; then the zeros that no row states.</summary>
    public static IEnumerable<Observation> Of(LongTableRows rows, LongTableForm form, Problems problems)
    {
        var all = new LongTableObservations(rows, form);
        all.ReportLabels(problems);
        foreach (var (what, count) in rows.LeftOut)
            problems.Note(FormattableString.Invariant($"{what}: {count} {(count == 1 ? "row" : "rows")} left out"));
        if (rows.Elsewhere.Count > 0)
            problems.Note(FormattableString.Invariant($"{rows.Elsewhere.Values.Sum()} rows are of no area of the catalogue and counted to none: {string.Join(", ", rows.Elsewhere.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(5).Select(pair => $"'{pair.Key}' ({pair.Value})"))}{(rows.Elsewhere.Count > 5 ? $" and {rows.Elsewhere.Count - 5} more" : "")}"));
        all.FindMissing();
        var found = all.FromRows();
        return form.AddUp ? AddedUp(found.Select(one => one.Observation)) : form.Zeros ? all.WithZeros(found) : found.Select(one => one.Observation);
    }

    void ReportLabels(Problems problems)
    {
        for (var value = 0; value < _fed.Length; value++)
        {
            for (var label = 0; label < _fed[value].Length; label++)
            {
                if (_fed[value][label] is null)
                    ReportLabel(problems, value, label);
            }
        }
        foreach (var number in _rows.Numbers.Where(number => number.Label >= 0 && _fed[number.Value][number.Label] is null))
            _rows.Faulty.Add((number.Area.Code, number.Period));
    }

    void ReportLabel(Problems problems, int value, int number)
    {
        var (label, sorting) = (_rows.Labels[value][number], _sortings[value]!);
        var count = _rows.Numbers.Count(each => (each.Value, each.Label) == (value, number));
        problems.Add(label.Line, _rows.NameOf(_form.Values[value]),
            FormattableString.Invariant($"'{label.Written}' ({count} {(count == 1 ? "row" : "rows")})"),
            sorting.Id.Length > 0 ? $"a label of {sorting.Id}" : "a label of this source",
            string.Join(' ', new[] { Label.DidYouMean(Nearest.To(label.Written, sorting.Names)), "A new label must be added to this source's source.yaml." }.Where(text => text is not null)));
    }

    IReadOnlyList<string> Fed(LongTableNumber number) =>
        number.Label < 0 ? _form.Values[number.Value].Every : _fed[number.Value][number.Label] ?? [];

    // A sum that lacks a part would look like a fall.
    void FindMissing()
    {
        foreach (var number in _rows.Numbers.Where(number => number.Number is null))
        {
            foreach (var measure in Fed(number))
                _missing.Add(new Key(measure, number.Area.Code, number.Period));
        }
    }

    bool IsWithheld(Key key) => _missing.Contains(key) || (_rows.Faulty.Count > 0 && (_rows.Faulty.Contains((key.Area, key.Period))
        || _rows.Faulty.Contains((null, key.Period)) || _rows.Faulty.Contains((key.Area, null)) || _rows.Faulty.Contains((null, null))));

    IEnumerable<(int Value, Observation Observation)> FromRows()
    {
        foreach (var number in _rows.Numbers)
        {
            foreach (var measure in Fed(number))
            {
                if (!IsWithheld(new Key(measure, number.Area.Code, number.Period)))
                    yield return (number.Value, Make(measure, number));
            }
        }
    }

    Observation Make(string measure, LongTableNumber number)
    {
        var (value, label) = (_form.Values[number.Value], number.Label < 0 ? null : _rows.Labels[number.Value][number.Label].Written);
        return new(measure, Statistic.Value, number.Area.Code, number.Period, number.Slice, number.Number, new Origin(number.Line, number.Column, label))
        {
            Classification = ClassificationOf(number.Value),
        };
    }

    string? ClassificationOf(int value) =>
        _form.Values[value].Classification ?? (_sortings[value] is { Id.Length: > 0 } sorting ? sorting.Id : null);

    // Rows of one kind say nothing of another: a file may end earlier for outcomes than for offences.
    IEnumerable<Observation> WithZeros(IEnumerable<(int Value, Observation Observation)> found)
    {
        var (given, measures, months) = (new HashSet<Key>(), new Dictionary<(int Value, string Measure), string?>(), new HashSet<(int Value, string Area, Period Period)>());
        foreach (var (value, each) in found)
        {
            given.Add(new Key(each.MeasureId, each.AreaCode, each.Period));
            if (each.Slice.IsWhole)
                measures.TryAdd((value, each.MeasureId), each.Classification);
            months.Add((value, each.AreaCode, each.Period));
            yield return each;
        }
        foreach (var (value, area, period) in months.OrderBy(month => month.Area, StringComparer.Ordinal).ThenBy(month => month.Period).ThenBy(month => month.Value))
        {
            foreach (var ((_, measure), classification) in measures.Where(pair => pair.Key.Value == value))
            {
                var key = new Key(measure, area, period);
                if (!IsWithheld(key) && given.Add(key))
                    yield return new Observation(measure, Statistic.Value, area, period, Slice.Whole, 0, new Origin(0, 0)) { Classification = classification };
            }
        }
    }

    static IEnumerable<Observation> AddedUp(IEnumerable<Observation> found) => found
        .GroupBy(each => (each.MeasureId, each.AreaCode, each.Period, each.Slice, each.Classification))
        .Select(group => group.ToList() is [var only] ? only : group.First() with
        {
            Value = group.Sum(each => each.Value!.Value),
            Origin = group.First().Origin with { Label = FormattableString.Invariant($"{group.Count()} rows, this the first") },
        });
}
