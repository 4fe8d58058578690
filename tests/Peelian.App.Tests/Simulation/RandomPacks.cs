using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Peelian.Render;

namespace Peelian.Tests.Simulation;

/// <summary>Builds packs of made-up worlds and looks for whatever should never be: shared by the tests and the bench.</summary>
static partial class RandomPacks
{
    /// <summary>How many packs one world gives.</summary>
    public static int InOneWorld => RandomWorld.Areas.Count;

    /// <summary>Everything wrong with the packs of one world, each fault with its seed and area; a build that throws is one.</summary>
    public static Looked Look(int seed, int packs)
    {
        var looked = new Looked();
        using var workshop = new Workshop();
        workshop.AddTidy("world.csv", new RandomWorld(seed).Write());
        var pack = Workshop.Catalogue.PackCalled(RandomWorld.Pack);
        using var readings = workshop.Read(new() { SourceOrder = pack.SourceOrder });
        var builder = new SummaryBuilder(Workshop.Catalogue, readings);
        var month = Month.Parse(RandomWorld.AsAt, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var area in RandomWorld.Areas.Take(packs))
        {
            var one = new Looked { Packs = 1 };
            try
            {
                var summary = builder.Build(pack, area, month);
                Look(summary, one);
                if (area == RandomWorld.Areas[0])
                    one.Faults.AddRange(Same(summary, new SummaryBuilder(Workshop.Catalogue, readings).Build(pack, area, month)));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                one.Faults.Add($"{fault.GetType().Name}: {fault.Message}");
            }
            looked.Add(one, $"seed {seed}, {area.Name}: ");
        }
        return looked;
    }

    static IEnumerable<string> Same(Summary one, Summary other) => Renderers.All
        .SelectMany(renderer => renderer.Render(one).Zip(renderer.Render(other)))
        .Where(pair => !pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span))
        .Select(pair => $"{pair.First.Path} has other bytes the second time");

    // Words of direction that nothing bears, numbers of an output that the summary lacks.
    static void Look(Summary summary, Looked looked)
    {
        foreach (var figure in summary.Figures)
        {
            looked.Sentences += figure.Sentences.Count;
            foreach (var sentence in figure.Sentences.Where(sentence => Direction().IsMatch(sentence.Text) && !Checked.Contains(sentence.Id)))
                looked.Faults.Add($"{figure.Id}: nothing checks the direction of '{sentence.Id}': {sentence.Text}");
        }
        var files = Renderers.All.SelectMany(renderer => renderer.Render(summary)).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        using var json = JsonDocument.Parse(files[SummaryJson.FileName]);
        var known = new HashSet<string>(StringComparer.Ordinal) { "0" };
        Collect(json.RootElement, known);
        foreach (var (path, bytes) in files)
        {
            var numbers = Number().Matches(Read(path, Encoding.UTF8.GetString(bytes.Span))).Select(match => match.Value).ToList();
            looked.Numbers += numbers.Count;
            looked.Faults.AddRange(numbers.Distinct(StringComparer.Ordinal).Where(number => !known.Contains(number)).Select(number => $"{path} has the number {number}, which summary.json lacks"));
        }
    }

    // What a reader of the file reads.
    static string Read(string path, string text) => Path.GetExtension(path) switch
    {
        ".html" => System.Net.WebUtility.HtmlDecode(Tag().Replace(Unread().Replace(text, " "), " ")),
        ".csv" => string.Join(' ', Field().Matches(Origin().Replace(text, "")).Select(match => match.Value)),
        _ => "",
    };

    static void Collect(JsonElement element, HashSet<string> known)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                known.UnionWith(Number().Matches(property.Name).Select(match => match.Value));
                Collect(property.Value, known);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, known);
        }
        else
        {
            known.UnionWith(Number().Matches(element.ToString()).Select(match => match.Value));
        }
    }

    /// <summary>Sentences with words of direction that every build holds against the numbers (see <c>SentenceDirections</c>), or that name none between two numbers.</summary>
    static readonly HashSet<string> Checked = new(StringComparer.Ordinal)
    {
        "change-judged", "share-and-judged", "force-and-rest", "rest-change", "rest-fell-more", "rest-fell-more-clearly", "rest-fell-less", "rest-fell-less-clearly", "rest-rose-more",
        "rest-rose-more-clearly", "rest-rose-less", "rest-rose-less-clearly", "areas-up", "areas-up-none", "areas-up-published", "areas-beyond-chance", "rate-judged",
        "survey-judged", "survey-judged-margin", "survey-judged-margin-base", "survey-gap", "visits-more", "visits-spoken-more", "share-highest", "outcome-highest", "ratio", "ratio-none",
        // The words of a control chart are held against its limits, row by row.
        "month-stands-out", "months-stand-out",
        // They compare nothing with nothing: one says that nothing can be said, the others how wide limits are.
        "survey-gap-unknown", "funnel-wide", "funnel",
        // The word is a cell of evidence, held against its limits.
        "survey-trend-judged",
    };

    [GeneratedRegex(@"\b(?:higher|lower|above|below|more|fewer|less|most|least|highest|lowest|increased?|decreased?|rise|rose|risen|fall|fell|fallen|better|worse)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"|[^,\n]+")]
    private static partial Regex Field();

    [GeneratedRegex("<style.*?</style>|SHA-256", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(?=[0-9]*[a-f])[0-9a-f]{12}\b")]
    private static partial Regex Origin();
}

/// <summary>How much was looked at, and what was wrong with it.</summary>
sealed class Looked
{
    public int Packs { get; set; }

    public long Sentences { get; set; }

    /// <summary>Numbers printed in web pages and CSV files, as often as they stand there.</summary>
    public long Numbers { get; set; }

    public List<string> Faults { get; } = [];

    public void Add(Looked other, string where = "")
    {
        Packs += other.Packs;
        Sentences += other.Sentences;
        Numbers += other.Numbers;
        Faults.AddRange(other.Faults.Select(fault => where + fault));
    }
}
