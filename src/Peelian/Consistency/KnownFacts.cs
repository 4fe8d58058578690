using System.Text.RegularExpressions;
using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>What the words of a figure may say: its cells as printed, the periods its numbers cover, the names it bears.</summary>
sealed partial class KnownFacts
{
    readonly Figure _figure;
    readonly Summary _summary;
    readonly Catalogue _catalogue;
    readonly Dictionary<string, List<Cell>> _cells = new(StringComparer.Ordinal);
    readonly HashSet<string> _words = new(StringComparer.Ordinal);
    readonly HashSet<Period> _periods = [];
    HashSet<string>? _numbers;
    HashSet<string>? _written;

    public KnownFacts(Figure figure, Summary summary, Catalogue catalogue)
    {
        (_figure, _summary, _catalogue) = (figure, summary, catalogue);
        foreach (var cell in CellsOf(figure))
            Add(cell);
        if (figure.Period is { } period)
            _periods.UnionWith([period, period.YearEarlier]);
    }

    void Add(Cell cell)
    {
        if (!_cells.TryGetValue(cell.Printed, out var same))
            _cells.Add(cell.Printed, same = []);
        same.Add(cell);
        if (cell.Number is not { } number)
            return;
        if (number.WhyMissing is { } why)
            _words.Add(why);
        foreach (var key in number.Inputs)
            _periods.Add(key.Period);
    }

    /// <summary>Every cell of a figure: of its table, the one beside it, and its facts.</summary>
    public static IEnumerable<Cell> CellsOf(Figure figure)
    {
        foreach (var row in figure.Table.Rows)
        {
            foreach (var cell in row.Cells)
                yield return cell;
        }
        foreach (var row in figure.Beside?.Rows ?? [])
        {
            foreach (var cell in row.Cells)
                yield return cell;
        }
        foreach (var fact in figure.Facts)
            yield return fact.Cell;
    }

    /// <summary>Every number of a figure.</summary>
    public static IEnumerable<Estimate> NumbersOf(Figure figure) => CellsOf(figure).Select(cell => cell.Number).OfType<Estimate>();

    /// <summary>Is it a cell as printed?</summary>
    public bool IsPrinted(string text) => _cells.ContainsKey(text);

    /// <summary>The cells that are printed so.</summary>
    public IReadOnlyList<Cell> Printed(string text) => _cells.TryGetValue(text, out var cells) ? cells : [];

    /// <summary>A period or month as it is written in words: "the 12 months to October 2015", "July to September 2015".</summary>
    public static bool IsWritten(Period period, string text) =>
        text == period.Label || text == period.RangeLabel || (text.StartsWith("the ", StringComparison.Ordinal) && text.AsSpan(4).SequenceEqual(period.Label));

    /// <summary>Is it a period that the figure or one of its numbers covers, or that one of its facts is of?</summary>
    public bool IsPeriod(string text) =>
        (_written ??= [.. _periods.SelectMany(period => (string[])[period.Label, period.RangeLabel, "the " + period.Label])]).Contains(text) || _figure.Facts.Any(fact => fact.Label.Contains(text, StringComparison.Ordinal));

    /// <summary>Is it the reason why a number is missing?</summary>
    public bool IsReason(string text) => _words.Contains(text);

    /// <summary>The months that the words may name: the ends of every period that a number covers, the month before the figure's own, at which a shorter run stops, each month of the table, those of the catalogue's words.</summary>
    public bool HasMonth(string label) =>
        (_figure.Period is { } own && (own.First - 1).Label == label) ||
        _periods.Any(period => period.First.Label == label || period.Last.Label == label)
        || _figure.Table.Rows.Any(row => Month.TryParse(row.Id, null, out var month) && month.Label == label)
        || WordsOfCatalogue().Any(text => text.Contains(label, StringComparison.Ordinal) || (Month.TryParse(text, null, out var month) && month.Label == label));

    /// <summary>Is it a month that the figure's entry in the pack names, such as that of a census?</summary>
    public bool IsNamedByPack(Month month) => OptionsOfPack().Contains(month.ToString(), StringComparer.Ordinal);

    IEnumerable<string> OptionsOfPack() =>
        _catalogue.PackCalled(_summary.PackId).ForSite.Sections.SelectMany(section => section.Figures).Where(spec => spec.Id == _figure.Id).SelectMany(spec => spec.Options.AllTexts());

    IEnumerable<string> WordsOfCatalogue() => OptionsOfPack()
            .Concat(_figure.TermIds.Select(_catalogue.FindMeasure).OfType<Measure>().SelectMany(TextsOf));

    /// <summary>Names that hold digits: measures, terms, areas, series of the figure.</summary>
    public bool IsName(string text) => Names().Contains(text);

    HashSet<string>? _names;

    HashSet<string> Names()
    {
        if (_names is not null)
            return _names;
        var names = new HashSet<string>(StringComparer.Ordinal) { _summary.Area.Name };
        if (_summary.Force is { } force)
            names.UnionWith([force.Name, force.ShortName, "the " + force.ShortName]);
        foreach (var id in _figure.TermIds.Concat(NumbersOf(_figure).SelectMany(number => number.Inputs).Select(key => key.MeasureId)).Distinct(StringComparer.Ordinal))
        {
            names.Add(_catalogue.TermCalled(id).Name);
            if (_catalogue.FindMeasure(id) is { } measure)
                names.UnionWith([FigureContext.InText(measure), measure.Name, measure.Name.ToLowerInvariant(), measure.Unit.One, measure.Unit.Many]);
        }
        return _names = names;
    }

    /// <summary>
    /// Numbers that words round the table may have: those of its cells, titles and column heads, how many rows, areas and months
    /// there are and how many are missing, and those of the catalogue's own words for it.
    /// </summary>
    public bool HasNumber(string number) => (_numbers ??= Numbers()).Contains(number);

    /// <summary>Does one of the table's cells of words have the number?</summary>
    public bool HasNumberInWords(string number) =>
        CellsOf(_figure).Any(cell => cell.Number is null && cell.Printed.Contains(number, StringComparison.Ordinal) && NumbersIn(cell.Printed).Contains(number, StringComparer.Ordinal));

    HashSet<string> Numbers()
    {
        var texts = CellsOf(_figure).Select(cell => cell.Printed)
            .Concat(_figure.Table.Columns.Select(column => column.Title)).Concat(_figure.Facts.Select(fact => fact.Label))
            .Append(_figure.BesideTitle ?? "").Concat(Names())
            .Concat(WordsOfCatalogue());
        var numbers = texts.SelectMany(NumbersIn).ToHashSet(StringComparer.Ordinal);
        numbers.UnionWith(Counts().Select(count => Format.Whole(count)));
        return numbers;
    }

    static IEnumerable<string> TextsOf(Measure measure) =>
        [measure.Definition, measure.Question ?? "", .. measure.Caveats, .. measure.Breaks.Select(one => one.Note), .. measure.Breaks.Select(one => one.From.Label)];

    /// <summary>May it be a number of rows or of areas, such as notes count them by?</summary>
    public bool MayCount(string number) =>
        int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
        && (count <= _figure.Table.Rows.Count || count <= _catalogue.PeersOf(_catalogue.PackCalled(_summary.PackId), _summary.Area).Count);

    IEnumerable<int> Counts()
    {
        var rows = _figure.Table.Rows;
        var peers = _catalogue.PeersOf(_catalogue.PackCalled(_summary.PackId), _summary.Area).Count;
        yield return peers;
        yield return peers - 1;
        yield return rows.Count;
        yield return peers - rows.Count;
        if (_figure.Period is { } period)
        {
            yield return period.Length;
            // How old the data are, in years and months.
            var age = _summary.AsAt - period.Last;
            yield return age / 12;
            yield return age % 12;
        }
        for (var column = 0; column < _figure.Table.Columns.Count; column++)
        {
            var missing = rows.Count(row => row.Cells[column].IsMissing);
            yield return missing;
            yield return rows.Count - missing;
            yield return peers - rows.Count + missing;
        }
    }

    /// <summary>The numbers that stand in a text, as written, without sign and unit.</summary>
    public static IEnumerable<string> NumbersIn(string text)
    {
        foreach (Match match in Number().Matches(text))
            yield return match.Value;
    }

    /// <summary>The months that a text names.</summary>
    public static IEnumerable<string> MonthsIn(string text)
    {
        foreach (Match match in MonthAndYear().Matches(text))
            yield return match.Value;
    }

    /// <summary>The text without the months that it names, "12 months" and "[note 3]".</summary>
    public static string WithoutMonths(string text) => Elsewhere().Replace(text, " ");

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b")]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b|\b12 months\b|\[note \d+\]")]
    private static partial Regex Elsewhere();
}
