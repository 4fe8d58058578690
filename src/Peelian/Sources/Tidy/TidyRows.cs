using System.Globalization;

namespace Peelian.Sources;

/// <summary>Reads the rows of a tidy table: every cell is checked, and what two rows disagree on is withheld.</summary>
sealed class TidyRows(DelimitedText table, TidyColumns columns, Catalogue catalogue)
{
    readonly List<Observation> _all = [];
    readonly Dictionary<Key, (Observation First, int Line)> _seen = [];
    readonly HashSet<Key> _disputed = [];

    /// <summary>Every observation, in the order of the file.</summary>
    public IEnumerable<Observation> Read()
    {
        while (table.Next())
        {
            if (!table.IsMisshapen && ReadRow() is { } observation)
                Add(observation);
        }
        return _all.Where(each => !_disputed.Contains(Key.Of(each)));
    }

    void Add(Observation observation)
    {
        var key = Key.Of(observation);
        if (_seen.TryAdd(key, (observation, table.Line)))
        {
            _all.Add(observation);
            return;
        }
        var (first, line) = _seen[key];
        if (first with { Origin = default } == observation with { Origin = default })
            return;
        _disputed.Add(key);
        table.Report(observation.Statistic == Statistic.Text ? columns.Text : columns.Value,
            FormattableString.Invariant($"what line {line} has for the same measure, statistic, area, period and slice"));
    }

    Observation? ReadRow()
    {
        var measure = ReadMeasure();
        var area = ReadArea();
        var period = ReadPeriod();
        var slice = ReadSlice(measure);
        var decimals = ReadDecimals();
        var sound = TryBase(out var basis);
        if (ReadStatistic() is not { } statistic || !TryValue(statistic, out var value, out var isMissing))
            return null;
        if (measure is null || area is null || period is null || slice is null || decimals < 0 || !sound || isMissing)
            return null;
        var column = statistic == Statistic.Text ? columns.Text : columns.Value;
        return new Observation(measure.Id, statistic, area.Code, period.Value, slice.Value, value, new Origin(table.Line, column + 1))
        {
            Decimals = decimals ?? WrittenDecimals(statistic),
            Base = basis,
            Text = NullIfEmpty(columns.Text),
            Note = NullIfEmpty(columns.Note),
            Classification = NullIfEmpty(columns.Classification),
        };
    }

    Measure? ReadMeasure()
    {
        var id = table.Text(columns.Measure);
        var measure = catalogue.FindMeasure(id);
        if (measure is null)
            table.Report(columns.Measure, "a measure of the catalogue",
                Label.DidYouMean(Nearest.To(id, catalogue.Measures.Select(each => each.Id))) ?? "'peelian list measures' shows them all.");
        return measure;
    }

    Area? ReadArea()
    {
        var text = table.Text(columns.Area);
        var area = catalogue.FindArea(text);
        if (area is null)
            table.Report(columns.Area, "an area of the catalogue, by code or name",
                Label.DidYouMean(catalogue.NearestAreas(text)) ?? "'peelian list areas' shows them all.");
        return area;
    }

    Period? ReadPeriod()
    {
        if (Period.TryParse(table.Text(columns.Period), out var period))
            return period;
        table.Report(columns.Period, "a month such as 2015-10 or months such as 2014-11/2015-10");
        return null;
    }

    Slice? ReadSlice(Measure? measure)
    {
        if (!Slice.TryParse(table.Text(columns.Slice), out var fault, out var slice))
        {
            table.Report(columns.Slice, "a slice such as officer-defined-ethnicity=black, or nothing", $"{fault}.");
            return null;
        }
        foreach (var dimension in measure is null ? [] : slice.Pairs.Keys)
        {
            if (measure!.Dimensions.Contains(dimension, StringComparer.Ordinal))
                continue;
            table.Report(columns.Slice,
                measure.Dimensions.Count == 0 ? $"nothing: {measure.Id} is not cut" : $"a cut of {measure.Id} by {string.Join(", ", measure.Dimensions)}",
                Label.DidYouMean(Nearest.To(dimension, measure.Dimensions, 1)));
            return null;
        }
        return slice;
    }

    Statistic? ReadStatistic()
    {
        var text = table.Text(columns.Statistic);
        if (text.Length == 0)
            return Statistic.Value;
        if (StatisticIds.ById.TryGetValue(text, out var statistic))
            return statistic;
        table.Report(columns.Statistic, $"one of {string.Join(", ", StatisticIds.ById.Keys)}", Label.DidYouMean(Nearest.To(text, StatisticIds.ById.Keys, 1)));
        return null;
    }

    bool TryValue(Statistic statistic, out decimal? value, out bool isMissing)
    {
        (value, isMissing) = (null, false);
        if (statistic == Statistic.Text)
            return TryText();
        if (table[columns.Value].IsEmpty)
        {
            table.Report(columns.Value, "a number", "Write [x] where none is published.");
            return false;
        }
        var kind = Numbers.Read(table[columns.Value], NumberForm.Plain, out var number);
        isMissing = kind == Cell.Missing;
        value = number;
        if (kind == Cell.Fault)
            table.Report(columns.Value, "a number such as 1234.5, without grouped thousands or a percent sign");
        else if (statistic is Statistic.Percent or Statistic.SharePercent && number is < 0 or > 100)
            table.Report(columns.Value, "a percentage from 0 to 100");
        else
            return true;
        return false;
    }

    bool TryText()
    {
        if (table[columns.Text].IsEmpty)
            table.Report(Math.Max(columns.Text, columns.Statistic), "words in the column 'text'");
        else if (!table[columns.Value].IsEmpty)
            table.Report(columns.Value, "nothing: the statistic is text");
        else
            return true;
        return false;
    }

    // Below zero for a fault, null where nothing is given.
    int? ReadDecimals()
    {
        var text = table[columns.Decimals];
        if (text.IsEmpty)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && decimals <= 10)
            return decimals;
        table.Report(columns.Decimals, "a whole number from 0 to 10");
        return -1;
    }

    bool TryBase(out decimal? basis)
    {
        basis = null;
        var text = table[columns.Base];
        if (text.IsEmpty || Numbers.IsMissing(text))
            return true;
        if (Numbers.Read(text, NumberForm.Plain, out var number) == Cell.Number && number >= 0)
        {
            basis = number;
            return true;
        }
        table.Report(columns.Base, "the number of people or cases, 0 or more");
        return false;
    }

    // A published percentage or rate is known only to the decimals that are printed.
    int? WrittenDecimals(Statistic statistic)
    {
        if (statistic is Statistic.Value or Statistic.Text)
            return null;
        var text = table[columns.Value];
        var point = text.IndexOf('.');
        return point < 0 ? 0 : text.Length - point - 1;
    }

    string? NullIfEmpty(int column) => table[column].IsEmpty ? null : table.Text(column);

    readonly record struct Key(string Measure, Statistic Statistic, string Area, Period Period, Slice Slice, string? Classification)
    {
        public static Key Of(Observation each) =>
            new(each.MeasureId, each.Statistic, each.AreaCode, each.Period, each.Slice, each.Classification);
    }
}
