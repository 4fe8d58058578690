using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.Figures;
using Peelian.Findings;
using Peelian.Render;

namespace Peelian.Tests.Metamorphic;

/// <summary>
/// Everything that a pack tells, each thing at an address: <c>1|rape|current</c> a cell, <c>12b|all|population</c> a cell of
/// the table beside, <c>4|gap_points</c> a fact, <c>3|s0</c> a sentence, <c>3|headline</c>, <c>3|notes</c>,
/// <c>1|j|burglary|YearBefore</c> the sentence of a judgement, <c>p|f0</c> and <c>p|q0</c> a finding and a question of page one,
/// <c>p|confidence|ratio</c> a cell of its scorecard.
/// </summary>
sealed partial class Told
{
    readonly Dictionary<string, (string Raw, string Printed, string Marks)> _cells = new(StringComparer.Ordinal);

    readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public Told(Summary summary)
    {
        foreach (var figure in summary.Figures)
        {
            var number = Format.Whole(figure.Number);
            AddTable(number, figure.Table);
            if (figure.Beside is { } beside)
                AddTable(number + "b", beside);
            foreach (var fact in figure.Facts)
                Add($"{number}|{fact.Id}", fact.Cell);
            SentenceIds.UnionWith(figure.Sentences.Select(sentence => sentence.Id));
            for (var index = 0; index < figure.Sentences.Count; index++)
                _words[$"{number}|s{Format.Whole(index)}"] = figure.Sentences[index].Text;
            foreach (var judgement in figure.Judgements)
                _words[$"{number}|j|{judgement.RowId}|{judgement.Against}"] = judgement.Sentence.Text;
            _words[$"{number}|headline"] = figure.Headline;
            _words[$"{number}|title"] = figure.Title;
            _words[$"{number}|gap"] = figure.Gap?.Why ?? "";
            _words[$"{number}|notes"] = string.Join('\n', figure.Notes.Select(note => note.Text));
            _words[$"{number}|marks"] = $"{figure.PublishedOnly} {figure.Illustrative}";
        }
        if (summary.PageOne is { } page)
            AddPageOne(page);
        foreach (var file in Renderers.All.SelectMany(renderer => renderer.Render(summary)))
            Files[file.Path] = summary.Snapshots.Aggregate(Hash().Replace(FileText.Of(file), "the file's hash"), (text, snapshot) => text.Replace(snapshot.Id[..12], "the file", StringComparison.Ordinal)); // the input is another file
    }

    /// <summary>The ids of its sentences: other words are another id.</summary>
    public HashSet<string> SentenceIds { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    void AddPageOne(PageOne page)
    {
        void Say(string address, Sentence sentence)
        {
            _words[address] = sentence.Text;
            SentenceIds.Add(sentence.Id);
        }
        for (var index = 0; index < page.Findings.Count; index++)
        {
            Say($"p|f{Format.Whole(index)}", page.Findings[index].Sentence);
            _words[$"p|f{Format.Whole(index)}|word"] = page.Findings[index].Word.Printed;
            _words[$"p|f{Format.Whole(index)}|figure"] = Format.Whole(page.Findings[index].FigureNumber);
        }
        for (var index = 0; index < page.Questions.Count; index++)
            Say($"p|q{Format.Whole(index)}", page.Questions[index].Sentence);
        for (var index = 0; index < page.Targets.Count; index++)
            _words[$"p|t{Format.Whole(index)}"] = string.Join(" ", page.Targets[index].Target.Sentences.Select(sentence => sentence.Text));
        for (var index = 0; index < page.Missing.Count; index++)
            Say($"p|m{Format.Whole(index)}", page.Missing[index].Sentence);
        Say("p|rule", page.Rule);
        Say("p|score", page.Scorecard.Sentence);
        AddTable("p", page.Scorecard.Table);
        foreach (var fact in page.Scorecard.Facts)
            Add($"p|{fact.Id}", fact.Cell);
    }

    void AddTable(string figure, Table table)
    {
        foreach (var row in table.Rows)
        {
            for (var column = 0; column < table.Columns.Count; column++)
                Add($"{figure}|{row.Id}|{table.Columns[column].Id}", row.Cells[column]);
        }
    }

    void Add(string address, Cell cell) => _cells[address] = (cell.Raw, cell.Printed, cell.Number is { } number
        ? $"{number.AsPublished} {number.SmallBase} {number.Illustrative} {number.WhyMissing}" : "");

    public string PrintedAt(string address) => _cells.TryGetValue(address, out var cell) ? cell.Printed : _words[address];

    public string RawAt(string address) => _cells[address].Raw;

    /// <summary>Addresses of cells and facts that differ.</summary>
    public IReadOnlyList<string> CellsThatDiffer(Told after) => Differences(_cells, after._cells);

    /// <summary>Addresses of words that differ.</summary>
    public IReadOnlyList<string> WordsThatDiffer(Told after) => Differences(_words, after._words);

    static List<string> Differences<T>(Dictionary<string, T> before, Dictionary<string, T> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(key => !before.TryGetValue(key, out var left) || !after.TryGetValue(key, out var right) || !left!.Equals(right))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Text nodes of the page that differ, as they are after; null where the page has another number of them.</summary>
    public IReadOnlyList<string>? PageTextsThatDiffer(Told after) => Pairs(Texts(Files["index.html"]), Texts(after.Files["index.html"]));

    /// <summary>Values of the JSON that differ, as they are after; null where it has another shape.</summary>
    public IReadOnlyList<string>? JsonThatDiffers(Told after) => Pairs(Leaves(Files["summary.json"]), Leaves(after.Files["summary.json"]));

    /// <summary>Fields of the CSV files that differ, each "file: field"; null where a file is more or less, or has another number of lines.</summary>
    public IReadOnlyList<string>? CsvThatDiffers(Told after)
    {
        var names = Files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (!names.SequenceEqual(after.Files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return null;
        var differing = new List<string>();
        foreach (var name in names)
        {
            if (Pairs([.. Fields(Files[name])], [.. Fields(after.Files[name])]) is not { } pairs)
                return null;
            differing.AddRange(pairs.Select(field => $"{name}: {field}"));
        }
        return differing;
    }

    static IEnumerable<string> Fields(string csv) => CsvField().Matches(csv).Select(match => match.Value.Trim(',', '\n').Trim('"'));

    static List<string>? Pairs(List<string> before, List<string> after) =>
        before.Count != after.Count ? null : [.. before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.Second)];

    static List<string> Texts(string html) =>
        [.. Tag().Split(Style().Replace(html, "")).Select(System.Net.WebUtility.HtmlDecode).Select(text => text!.Trim()).Where(text => text.Length > 0)];

    static List<string> Leaves(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement, "")];
    }

    static IEnumerable<string> Walk(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(property => property.Name is not ("snapshots" or "sha256" or "slots")).SelectMany(property => Walk(property.Value, property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Walk(item, name)),
        _ => [element.ToString()],
    };

    [GeneratedRegex(@"(?:""(?:[^""]|"""")*""|[^,\n]*)(?:,|\n)")]
    private static partial Regex CsvField();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<style.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
