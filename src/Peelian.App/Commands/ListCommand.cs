using System.CommandLine;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary><c>peelian list</c>: what there is.</summary>
static class ListCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var what = new Argument<string>("what") { Description = "areas, measures, packs, sources or snapshots" };
        what.AcceptOnlyFromAmong("areas", "measures", "packs", "sources", "snapshots");
        var command = new Command("list", "Show what there is: areas, measures, packs, sources or snapshots") { what };
        command.SetAction(parsed =>
        {
            switch (parsed.GetValue(what))
            {
                case "areas":
                    Areas(global.ReadCatalogue(parsed), output);
                    break;
                case "measures":
                    Measures(global.ReadCatalogue(parsed), output);
                    break;
                case "packs":
                    Packs(global.ReadCatalogue(parsed), output);
                    break;
                case "sources":
                    Sources(output);
                    break;
                default:
                    Snapshots(global.OpenStore(parsed), output);
                    break;
            }
            return 0;
        });
        return command;
    }

    static void Areas(Catalogue catalogue, TextWriter output) => Lines.Write(
        output,
        ["CODE", "NAME", "KIND", "FORCE"],
        [.. catalogue.Areas.Select(area => (string[])[area.Code, area.Name, area.Kind.ToString().ToLowerInvariant(), catalogue.ForceOf(area)?.Name ?? ""])]);

    static void Measures(Catalogue catalogue, TextWriter output) => Lines.Write(
        output,
        ["ID", "NAME", "UNIT", "THEME"],
        [.. catalogue.Measures.Select(measure => (string[])[measure.Id, measure.Name, measure.Unit.Many, measure.Theme])]);

    static void Packs(Catalogue catalogue, TextWriter output) => Lines.Write(
        output,
        ["ID", "TITLE", "FIGURES", "AREAS"],
        [.. catalogue.Packs.Select(pack => (string[])[pack.Id, pack.Title, Figures.Format.Whole(pack.Sections.Sum(section => section.Figures.Count)), Figures.Format.Whole(catalogue.AreasOf(pack).Count)])]);

    static void Sources(TextWriter output)
    {
        foreach (var source in AllSources.List)
        {
            output.WriteLine($"{source.Id}: {source.Info.Name}");
            output.WriteLine($"  {source.Info.Publisher}. {source.Info.Licence}.{(source.Info.Url is { } url ? $" {url}" : "")}");
            output.WriteLine($"  {source.Info.Verdict.ReplaceLineEndings(" ").Trim()}");
        }
    }

    static void Snapshots(Store store, TextWriter output)
    {
        var snapshots = store.Snapshots();
        if (snapshots.Count == 0)
        {
            output.WriteLine($"Nothing has been added to '{store.Path}' yet: peelian add PATH…");
            return;
        }
        Lines.Write(
            output,
            ["ID", "FILE", "SOURCE", "MONTHS", "PUBLISHED", "ACCESS", "ROWS"],
            [.. snapshots.Select(one => (string[])
            [
                one.ShortId, one.FileName + (one.Illustrative ? " (illustrative)" : ""), one.SourceId,
                one is { FirstMonth: { } first, LastMonth: { } last } ? new Period(first, last).ToString() : "-",
                one.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "not given",
                one.Access.ToString().ToLowerInvariant(), Figures.Format.Whole(one.Rows),
            ])]);
    }
}
