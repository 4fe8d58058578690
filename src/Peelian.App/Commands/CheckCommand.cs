using System.CommandLine;
using Peelian.Consistency;
using Peelian.Figures;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary><c>peelian check</c>: what is loaded, what is missing, what does not add up.</summary>
static class CheckCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var area = new Option<string?>("--area") { Description = "One area; default: every area of the pack", HelpName = "AREA" };
        var to = new Option<string?>("--to") { Description = "The last month, 2015-10 (default: the latest loaded)", HelpName = "YYYY-MM" };
        var pack = new Option<string>("--pack") { Description = "Which pack", HelpName = "PACK", DefaultValueFactory = _ => "borough" };
        var command = new Command("check", "Say what is loaded, what is missing, what does not add up") { area, to, pack };
        command.SetAction(parsed =>
        {
            var catalogue = global.ReadCatalogue(parsed);
            var store = global.OpenStore(parsed);
            var chosen = catalogue.PackCalled(parsed.GetValue(pack)!);
            IReadOnlyList<Area> areas = parsed.GetValue(area) is { } name ? [catalogue.AreaCalled(name)] : catalogue.AreasOf(chosen);
            store.Refresh(catalogue, error.WriteLine);
            using var readings = new Readings(WarehouseFile.OpenReader(store.Path), catalogue, store.Snapshots(), new ReadingScope { SourceOrder = chosen.SourceOrder });
            var asAt = parsed.GetValue(to) is { } text
                ? Month.TryParse(text, null, out var month) ? month : throw new UserError($"'{text}' is not a month: write it as 2015-10.")
                : readings.LatestMonth(areas) ?? throw new UserError("Nothing that is loaded covers a month: add files first.");
            return Check(catalogue, readings, chosen, areas, asAt, output);
        });
        return command;
    }

    static int Check(Catalogue catalogue, Readings readings, Pack pack, IReadOnlyList<Area> areas, Month asAt, TextWriter output)
    {
        output.WriteLine($"Loaded, for packs to {asAt.Label}:");
        foreach (var group in readings.Snapshots.GroupBy(snapshot => (snapshot.Publisher, snapshot.Series)).OrderBy(group => group.Key.Publisher, StringComparer.Ordinal))
        {
            var covered = group.Any(one => one.FirstMonth is not null) ? $", {group.Min(one => one.FirstMonth)} to {group.Max(one => one.LastMonth)}" : "";
            output.WriteLine($"  {group.Key.Publisher}, {group.Key.Series}: {Lines.Count(group.Count(), "file", "files")}{covered}");
        }
        var builder = new SummaryBuilder(catalogue, readings);
        var summaries = areas.Select(area => builder.Compute(pack, area, asAt)).ToList();
        var findings = Missing(pack, summaries).Concat(new Checks(catalogue, readings).Run(areas, asAt)).Concat(summaries.SelectMany(summary => Contradicting(summary, catalogue))).ToList();
        foreach (var kind in (FindingKind[])[FindingKind.Missing, FindingKind.Note, FindingKind.Problem])
        {
            var some = findings.Where(finding => finding.Kind == kind).ToList();
            if (some.Count == 0)
                continue;
            output.WriteLine(kind switch { FindingKind.Missing => "Missing:", FindingKind.Note => "Worth knowing:", _ => "Does not add up:" });
            foreach (var finding in some)
                output.WriteLine($"  {finding.Text}");
        }
        var problems = findings.Count(finding => finding.Kind == FindingKind.Problem);
        output.WriteLine(problems == 0 ? "No total contradicts its parts, no sentence its table, and no two files of one publication disagree." : $"{Lines.Count(problems, "problem", "problems")}.");
        return problems == 0 ? 0 : 1;
    }

    static IEnumerable<Finding> Contradicting(Summary summary, Catalogue catalogue) => Contradictions.In(summary, catalogue)
        .Select(one => new Finding(FindingKind.Problem, $"'{summary.PackId}' of {summary.Area.Name}, {one}."));

    static IEnumerable<Finding> Missing(Pack pack, List<Summary> summaries) => summaries
        .SelectMany(summary => summary.Figures.Select(figure => (summary, figure)))
        .Where(pair => pair.figure.Gap is not null)
        .GroupBy(pair => (pair.figure.Number, Why: pair.figure.Gap!.Why.Replace(pair.summary.Area.Name, summaries.Count == 1 ? pair.summary.Area.Name : "the area", StringComparison.Ordinal)))
        .OrderBy(group => group.Key.Number)
        .Select(group => new Finding(
            FindingKind.Missing,
            $"Figure {Format.Whole(group.Key.Number)} of '{pack.Id}'{(summaries.Count > 1 ? $", in {Lines.Count(group.Count(), "area", "areas")}" : "")}: {group.Key.Why} {group.First().figure.Gap!.Fill}"));
}
