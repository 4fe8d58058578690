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
    public static IReadOnlyList<string> Faults(int seed, int packs)
    {
        var faults = new List<string>();
        using var workshop = new Workshop();
        workshop.AddTidy("world.csv", new RandomWorld(seed).Write());
        var pack = Workshop.Catalogue.PackCalled(RandomWorld.Pack);
        using var readings = workshop.Read(new() { SourceOrder = pack.SourceOrder });
        var builder = new SummaryBuilder(Workshop.Catalogue, readings);
        var month = Month.Parse(RandomWorld.AsAt, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var area in RandomWorld.Areas.Take(packs))
        {
            try
            {
                var summary = builder.Build(pack, area, month);
                faults.AddRange(FaultsOf(summary).Select(fault => $"seed {seed}, {area.Name}: {fault}"));
                if (area == RandomWorld.Areas[0])
                    faults.AddRange(Same(summary, new SummaryBuilder(Workshop.Catalogue, readings).Build(pack, area, month)).Select(fault => $"seed {seed}, {area.Name}: {fault}"));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                faults.Add($"seed {seed}, {area.Name}: {fault.GetType().Name}: {fault.Message}");
            }
        }
        return faults;
    }

    static IEnumerable<string> Same(Summary one, Summary other) => Renderers.All
        .SelectMany(renderer => renderer.Render(one).Zip(renderer.Render(other)))
        .Where(pair => !pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span))
        .Select(pair => $"{pair.First.Path} has other bytes the second time");

    /// <summary>Words of direction that nothing bears, numbers of an output that the summary lacks.</summary>
    public static IEnumerable<string> FaultsOf(Summary summary)
    {
        foreach (var figure in summary.Figures)
        {
            foreach (var sentence in figure.Sentences.Where(sentence => Direction().IsMatch(sentence.Text) && !Checked.Contains(sentence.Id)))
                yield return $"{figure.Id}: nothing checks the direction of '{sentence.Id}': {sentence.Text}";
        }
        var files = Renderers.All.SelectMany(renderer => renderer.Render(summary)).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);
        using var json = JsonDocument.Parse(files[SummaryJson.FileName]);
        var known = new HashSet<string>(StringComparer.Ordinal) { "0" };
        Collect(json.RootElement, known);
        foreach (var (path, bytes) in files)
        {
            var text = Encoding.UTF8.GetString(bytes.Span);
            var read = path.EndsWith(".html", StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(Tag().Replace(Unread().Replace(text, " "), " "))
                : path.EndsWith(".csv", StringComparison.Ordinal) ? string.Join(' ', Field().Matches(Origin().Replace(text, "")).Select(match => match.Value)) : "";
            foreach (var number in Number().Matches(read).Select(match => match.Value).Distinct(StringComparer.Ordinal).Where(number => !known.Contains(number)))
                yield return $"{path} has the number {number}, which summary.json lacks";
        }
    }

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
