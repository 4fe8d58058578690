using System.Security.Cryptography;
using System.Text;

namespace Peelian.Sources;

/// <summary>One number of a table: which of the form's values it is, its label's number (-1 where labels do not matter), what it is about and where it stands.</summary>
readonly record struct LongTableNumber(int Value, int Label, Area Area, Period Period, Slice Slice, decimal? Number, int Line, int Column);

/// <summary>Reads the rows of a described table: every cell is checked, and what is faulty says which area and months rest on it.</summary>
sealed class LongTableRows(DelimitedText table, LongTableColumns columns, LongTableForm form, Catalogue catalogue)
{
    readonly List<LongTableNumber> _numbers = [];
    readonly List<List<CrimeLabel>> _labels = [.. form.Values.Select(_ => new List<CrimeLabel>())];
    readonly Dictionary<(int Value, string Key), int> _labelNumbers = [];
    readonly Dictionary<string, (Area? Area, string Written, bool IsFault)> _areas = new(StringComparer.Ordinal);
    readonly Dictionary<(LongTableValue Value, string Words), Slice> _slices = [];
    readonly Dictionary<UInt128, int> _seen = [];
    readonly Dictionary<(int Value, string Place, Period Period, string Words), int> _told = [];
    readonly List<(string Code, Period Period, decimal? Number, int Line)> _small = [];
    readonly HashSet<(string Code, Period Period)> _faultySmall = [];
    readonly int[] _valueColumns = [.. form.Values.Select(value => columns[value.Role]).Distinct()];

    /// <summary>Every number, in the order of the file.</summary>
    public IReadOnlyList<LongTableNumber> Numbers => _numbers;

    /// <summary>The labels of each of the form's values.</summary>
    public IReadOnlyList<IReadOnlyList<CrimeLabel>> Labels => _labels;

    /// <summary>Areas and months that rest on something faulty; null for all.</summary>
    public HashSet<(string? Area, Period? Period)> Faulty { get; } = [];

    /// <summary>What was left out, as "Area Type 'SNT'", with how many rows.</summary>
    public Dictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows of no area of the catalogue, by what stands there.</summary>
    public Dictionary<string, int> Elsewhere { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers of small areas (wards, LSOAs).</summary>
    public IEnumerable<(string Code, Period Period, decimal? Number, int Line)> Small => _small.Where(place => !_faultySmall.Contains((place.Code, place.Period)));

    /// <summary>What the column of a label is called in a problem.</summary>
    public string NameOf(LongTableValue value) => table.NameOf(columns[value.LabelRoles[^1]]);

    /// <summary>Reads all rows.</summary>
    public void Read()
    {
        while (table.Next())
        {
            if (!table.IsMisshapen)
                ReadRow();
            else
                Faulty.Add((null, null));
        }
    }

    void ReadRow()
    {
        if (form.PassOver.Any(pair => Has(pair.Key, pair.Value) is true && LeaveOut(pair.Key)) || form.Only.Any(pair => Has(pair.Key, pair.Value) is false && LeaveOut(pair.Key)))
            return;
        var period = ReadPeriod();
        var (area, written, isFault) = ReadArea();
        if (area is null && !isFault)
        {
            ReadElsewhere(written, period);
            return;
        }
        if (period is not { } months || area is null || IsRepeated() || !ReadValues(area, months))
            Faulty.Add((area?.Code, period));
    }

    // Rows of no area of the catalogue are counted; those of small areas are kept besides.
    void ReadElsewhere(string written, Period? period)
    {
        if (!GssCode.IsOfKind(written, GssCode.SmallKinds))
            Elsewhere[written] = Elsewhere.GetValueOrDefault(written) + 1;
        else if (period is { } months && IsTold(0, written, months))
            _faultySmall.Add((written, months));
        else if (period is { } of)
            _small.Add((written, of, Peelian.Sources.Numbers.Read(table[columns[form.Values[0].Role]], NumberForm.Grouped, out var number) == Cell.Number ? number : null, table.Line));
    }

    // Where nothing says what rows are added up, two of one place and time are two cuts, told apart by a column that the form does not know.
    bool IsTold(int index, string place, Period period)
    {
        var value = form.Values[index];
        if (form.AddUp || value.LabelRoles.Count > 0)
            return false;
        var words = string.Join('\n', value.Slices.Select(slice => columns[slice.Role] < 0 ? "" : Label.Fold(table[columns[slice.Role]])));
        if (_told.TryAdd((index, place, period, words), table.Line))
            return false;
        table.Report(columns[value.Role], FormattableString.Invariant($"one row of {place} in {period.Label}: line {_told[(index, place, period, words)]} is another"),
            "Rows that a column this source does not know tells apart would be counted twice. Keep those of the whole alone.");
        return true;
    }

    // Null where the file lacks the column.
    bool? Has(string role, IReadOnlySet<string> words) => columns[role] < 0 ? null : words.Contains(Label.Fold(table[columns[role]]));

    bool LeaveOut(string role)
    {
        Count($"{table.NameOf(columns[role])} '{Label.Squeeze(table[columns[role]])}'");
        return true;
    }

    void Count(string what) => LeftOut[what] = LeftOut.GetValueOrDefault(what) + 1;

    Period? ReadPeriod()
    {
        var quarter = form.Period.Quarter.Length > 0 ? table.Text(columns[form.Period.Quarter]) : "";
        if (form.Period.Parse(table.Text(columns[form.Period.Role]), quarter) is { } period)
            return period;
        table.Report(columns[form.Period.Role], form.Period.Expected, quarter.Length > 0 ? $"Beside it stands '{quarter}'." : null);
        return null;
    }

    (Area? Area, string Written, bool IsFault) ReadArea()
    {
        var cells = form.Area.Roles.Select(role => table.Text(columns[role])).ToList();
        var key = string.Join('\n', cells);
        if (!_areas.TryGetValue(key, out var found))
            _areas[key] = found = form.Area.Find(cells, catalogue);
        if (found is { Area: null, IsFault: true })
            table.Report(columns[form.Area.Roles[^1]], form.Area.IsForce ? "a police force" : "an area of the catalogue, by code or name", form.Area.Advice(found.Written, catalogue));
        return found;
    }

    // A row that stands twice would be counted twice.
    bool IsRepeated()
    {
        var text = new StringBuilder();
        for (var column = 0; column < table.Count; column++)
            text.Append(_valueColumns.Contains(column) ? "" : table[column]).Append('\x1f');
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        if (_seen.TryAdd(BitConverter.ToUInt128(hash), table.Line))
            return false;
        table.Report(_valueColumns[0], FormattableString.Invariant($"one row of this: line {_seen[BitConverter.ToUInt128(hash)]} has the same words"), "Rows that stand twice would be counted twice.");
        return true;
    }

    bool ReadValues(Area area, Period period)
    {
        var (sound, any) = (true, false);
        for (var index = 0; index < form.Values.Count; index++)
        {
            var value = form.Values[index];
            if (period.First < value.From || period.Last > value.Until || value.Where.Any(pair => Has(pair.Key, pair.Value) is not true))
                continue;
            any = true;
            if (columns[value.Role] >= 0)
                sound &= ReadValue(index, area, period);
        }
        if (!any)
            ReportNoValue();
        return sound && any;
    }

    void ReportNoValue()
    {
        var role = form.Values.SelectMany(value => value.Where.Keys).FirstOrDefault();
        if (role is null)
            table.Report(columns[form.Period.Role], $"months all before or all from {form.Values.Select(value => value.From).FirstOrDefault(from => from is not null)?.Label}", "Counts before and after cannot be told apart.");
        else
            table.Report(columns[role], $"one of {string.Join(", ", form.Values.SelectMany(value => value.Where.GetValueOrDefault(role) ?? new HashSet<string>()).Distinct(StringComparer.Ordinal).Select(words => $"'{words}'"))}");
    }

    bool ReadValue(int index, Area area, Period period)
    {
        var (value, column) = (form.Values[index], columns[form.Values[index].Role]);
        var kind = Peelian.Sources.Numbers.Read(table[column], NumberForm.Grouped, out var number);
        if (kind == Cell.Fault || (kind == Cell.Number && ((!value.MayBeNegative && number < 0) || (!value.HasDecimals && number != decimal.Truncate(number)))))
        {
            table.Report(column, value.HasDecimals ? "a number, 0 or more" : value.MayBeNegative ? "a whole number" : "a whole number, 0 or more");
            return false;
        }
        if (ReadSlice(value) is not { } slice || IsTold(index, area.Code, period))
            return false;
        _numbers.Add(new LongTableNumber(index, value.LabelRoles.Count == 0 ? -1 : LabelNumber(index, value), area, period, slice, kind == Cell.Number ? number : null, table.Line, column + 1));
        return true;
    }

    Slice? ReadSlice(LongTableValue value)
    {
        if (value.Slices.Count == 0)
            return value.Fixed;
        var key = (value, string.Join('\n', value.Slices.Select(slice => columns[slice.Role] < 0 ? "" : table.Text(columns[slice.Role]))));
        if (_slices.TryGetValue(key, out var known))
            return known;
        var cut = value.Fixed;
        foreach (var slice in value.Slices.Where(slice => columns[slice.Role] >= 0))
        {
            var written = table.Text(columns[slice.Role]);
            var found = slice.Values is null ? Area.MakeSlug(written) : slice.Values.GetValueOrDefault(Label.Fold(written));
            if (string.IsNullOrEmpty(found))
            {
                table.Report(columns[slice.Role], slice.Values is null ? "words" : "a label of this source",
                    slice.Values is null ? null : Label.DidYouMean(Nearest.To(Label.Fold(written), slice.Values.Keys)) ?? "A new label must be added to this source's source.yaml.");
                return null;
            }
            cut = cut.With(slice.Dimension, found);
        }
        return _slices[key] = cut;
    }

    int LabelNumber(int index, LongTableValue value)
    {
        var words = value.LabelRoles.Select(role => Label.Squeeze(table[columns[role]])).ToList();
        var key = string.Join(" / ", words.Select(word => Label.Fold(word)));
        if (_labelNumbers.TryGetValue((index, key), out var number))
            return number;
        _labels[index].Add(new CrimeLabel(key, Label.Fold(words[0]), string.Join(" / ", words), table.Line));
        return _labelNumbers[(index, key)] = _labels[index].Count - 1;
    }
}
