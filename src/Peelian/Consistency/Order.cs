using System.Globalization;
using System.Text.RegularExpressions;
using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>Numbers of figures and notes, dates of sections, files named as sources: each is stated once and follows from the data.</summary>
static partial class Order
{
    public static void Check(Summary summary, List<Contradiction> found)
    {
        Numbers(summary, found);
        Notes(summary, found);
        Dates(summary, found);
        var kept = summary.Snapshots.Select(snapshot => snapshot.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in summary.Figures)
            Sources(figure, kept, found);
    }

    // What only the site shows is numbered after the pack's own figures.
    static IEnumerable<Figure> InOrder(Summary summary) => summary.Figures.OrderBy(figure => figure.SiteOnly);

    static void Numbers(Summary summary, List<Contradiction> found)
    {
        var number = 0;
        foreach (var figure in InOrder(summary))
        {
            number++;
            var id = string.Create(CultureInfo.InvariantCulture, $"figure-{number:00}");
            if (figure.Number != number)
                found.Add(new(figure.Id, "number", $"it is figure {Format.Whole(figure.Number)}", $"figure {Format.Whole(number)}: figures are numbered from 1 without a gap"));
            if (figure.Id != id)
                found.Add(new(figure.Id, "id", $"it is called {figure.Id}", id));
        }
    }

    static void Notes(Summary summary, List<Contradiction> found)
    {
        var number = 0;
        foreach (var figure in InOrder(summary))
        {
            foreach (var note in figure.Notes)
            {
                number++;
                if (note.Number != number)
                    found.Add(new(figure.Id, $"note {Format.Whole(note.Number)}", $"it has the number {Format.Whole(note.Number)}", $"{Format.Whole(number)}: notes are numbered from 1 through the pack"));
                if (string.IsNullOrWhiteSpace(note.Text))
                    found.Add(new(figure.Id, $"note {Format.Whole(note.Number)}", "it says nothing", "words, or no note"));
            }
            foreach (var text in Texts(figure))
                Marks(figure, text, found);
        }
    }

    static IEnumerable<string> Texts(Figure figure) =>
        [figure.Headline, figure.Title, figure.Chart?.Description ?? "", .. figure.Sentences.Select(sentence => sentence.Text), .. figure.Notes.Select(note => note.Text)];

    static void Marks(Figure figure, string text, List<Contradiction> found)
    {
        if (!text.Contains("[note", StringComparison.Ordinal))
            return;
        foreach (var mark in NoteMark().Matches(text).Select(match => match.Groups[1].Value))
        {
            if (figure.Notes.All(note => Format.Whole(note.Number) != mark))
                found.Add(new(figure.Id, $"[note {mark}]", "the mark stands in the words and the figure has no such note", "a note with that number under the figure"));
        }
    }

    static void Dates(Summary summary, List<Contradiction> found)
    {
        if (summary.Period != summary.Window.To(summary.AsAt))
            found.Add(new("", "cover", $"it says {summary.Period.Label}", $"{summary.Window.To(summary.AsAt).Label}, the pack’s month"));
        foreach (var section in summary.Sections)
        {
            var ends = section.Figures.Where(figure => figure is { Gap: null, Period: not null }).Select(figure => figure.Period!.Value.Last).ToList();
            Month? last = ends.Count > 0 ? ends.Max() : null;
            if (section.DataTo != last)
                found.Add(new("", $"section {section.Id}", $"its date is {section.DataTo?.Label ?? "none"}", $"{last?.Label ?? "none"}, the last month of its figures"));
            var label = section.DataTo is { } to ? $"Data to {to.Label}" : "No data";
            if (section.DataToLabel != label)
                found.Add(new("", $"section {section.Id}", $"its head says “{section.DataToLabel}”", $"“{label}”"));
            if (last > summary.AsAt)
                found.Add(new("", $"section {section.Id}", $"its data reach {last.Value.Label}", $"no month after {summary.AsAt.Label}, the pack’s month"));
            if (section.Missing is null != section.Figures.Any(figure => figure.Gap is null))
                found.Add(new("", $"section {section.Id}", section.Missing is null ? "no figure has data and nothing says so" : "it says that data are missing, and a figure has some", "the words for missing data exactly where no figure has any"));
        }
    }

    static void Sources(Figure figure, HashSet<string> kept, List<Contradiction> found)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in KnownFacts.NumbersOf(figure).Where(number => !number.IsMissing))
            used.UnionWith(number.SnapshotIds);
        var named = figure.Sources.SelectMany(source => source.SnapshotIds).ToHashSet(StringComparer.Ordinal);
        foreach (var id in used.Except(named, StringComparer.Ordinal))
            found.Add(new(figure.Id, "sources", $"a number comes from the file {Short(id)}, which no source line names", "every file that a number comes from"));
        foreach (var id in named.Except(used, StringComparer.Ordinal))
            found.Add(new(figure.Id, "sources", $"the file {Short(id)} is named and no number comes from it", "only files that a number comes from"));
        foreach (var id in named.Except(kept, StringComparer.Ordinal))
            found.Add(new(figure.Id, "sources", $"the file {Short(id)} is not among the pack’s files", "a file that the pack lists with publisher and licence"));
    }

    static string Short(string id) => id.Length > 12 ? id[..12] : id;

    /// <summary>A figure without data holds nothing that could be taken for some.</summary>
    public static void CheckEmpty(Figure figure, List<Contradiction> found)
    {
        if (figure.Table.HasValues || figure.Sentences.Count > 0 || figure.Chart is not null || figure.Judgements.Count > 0)
            found.Add(new(figure.Id, "no data", "it says that it has no data, and has values, sentences or a picture", "nothing but why there is no data and what would fill it"));
    }

    [GeneratedRegex(@"\[note (\d+)\]")]
    private static partial Regex NoteMark();
}
