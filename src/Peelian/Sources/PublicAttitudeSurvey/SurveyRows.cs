using System.Globalization;

namespace Peelian.Sources;

/// <summary>Reads the rows of a survey table; what two rows disagree on is withheld.</summary>
sealed class SurveyRows(DelimitedText table, SurveyColumns columns, SurveyLabels labels, Catalogue catalogue)
{
    readonly List<Observation> _all = [];
    readonly Dictionary<(string Measure, string Area, Month Month), (decimal Value, int Line)> _seen = [];
    readonly HashSet<(string Measure, string Area, Month Month)> _disputed = [];
    readonly Dictionary<string, Area?> _areas = new(StringComparer.Ordinal);

    /// <summary>Every observation, in the order of the file.</summary>
    public IEnumerable<Observation> Read()
    {
        while (table.Next())
        {
            if (!table.IsMisshapen)
                ReadRow();
        }
        return _all.Where(each => !_disputed.Contains((each.MeasureId, each.AreaCode, each.Period.Last)));
    }

    void ReadRow()
    {
        var month = ReadQuarter();
        var area = ReadArea();
        var measure = ReadMeasure();
        if (!Label.Fold(table[columns.Survey]).Equals(labels.Survey, StringComparison.OrdinalIgnoreCase))
        {
            table.Report(columns.Survey, $"'{labels.Survey}'", "Rows of other surveys are not of this format.");
            return;
        }
        if (month is not { } quarter || measure is null)
            return;
        if (area is not null)
            Add(columns.Proportion, measure, area, quarter);
        if (columns.Force >= 0)
            Add(columns.Force, measure, labels.Force, quarter);
    }

    void Add(int column, string measure, string area, Month quarter)
    {
        var key = (measure, area, quarter);
        switch (ReadPercent(column, out var percent, out var decimals))
        {
            case Cell.Missing:
                return;
            case Cell.Fault:
                _disputed.Add(key);
                return;
        }
        if (_seen.TryGetValue(key, out var first))
        {
            if (first.Value == percent)
                return;
            _disputed.Add(key);
            table.Report(column, FormattableString.Invariant($"{first.Value / 100:0.######}, as line {first.Line} has it for the same date, area and measure"));
            return;
        }
        _seen[key] = (percent, table.Line);
        _all.Add(new Observation(measure, Statistic.Percent, area, Period.YearTo(quarter), Slice.Whole, percent,
            new Origin(table.Line, column + 1, table.Text(columns.Measure)))
        {
            Decimals = decimals,
        });
    }

    Cell ReadPercent(int column, out decimal percent, out int decimals)
    {
        (percent, decimals) = (0, 0);
        var text = table[column];
        var form = text.Contains(',') ? NumberForm.DecimalComma : NumberForm.Plain;
        var kind = Numbers.Read(text, form, out var proportion);
        if (kind == Cell.Fault || (kind == Cell.Number && proportion is < 0 or > 1))
        {
            table.Report(column, "a proportion from 0 to 1");
            return Cell.Fault;
        }
        var mark = text.IndexOf(form.Decimal);
        decimals = mark < 0 ? 0 : Math.Max(0, text.Length - mark - 3);
        percent = proportion * 100;
        return kind;
    }

    Month? ReadQuarter()
    {
        var text = table[columns.Date];
        if (DateOnly.TryParseExact(text, ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Month.Of(day) is var month && month.LastDay == day && month.Number % 3 == 0)
            return month;
        table.Report(columns.Date, "the last day of a quarter, such as 30/09/2015");
        return null;
    }

    string? ReadMeasure()
    {
        if (labels.Measures.TryGetValue(Label.Fold(table[columns.Measure]), out var measure))
            return measure;
        table.Report(columns.Measure, "a question of the survey",
            Label.DidYouMean(Nearest.To(table.Text(columns.Measure), labels.Names)) ?? "A new question must be added to this source's source.yaml.");
        return null;
    }

    string? ReadArea()
    {
        var text = table.Text(columns.Area);
        if (!_areas.TryGetValue(text, out var area))
            _areas[text] = area = catalogue.FindArea(text) is { } found && (found.Code == labels.Force || found.ParentCode == labels.Force) ? found : null;
        if (area is null)
        {
            var known = catalogue.Areas.Where(each => each.ParentCode == labels.Force).Select(each => each.Name);
            table.Report(columns.Area, $"an area of {catalogue.FindForce(labels.Force)?.Name ?? labels.Force}", Label.DidYouMean(Nearest.To(text, known)));
        }
        return area?.Code;
    }
}
