using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Peelian.Warehouse;

namespace Peelian.App.Commands;

/// <summary><c>peelian export</c>: what is loaded as tidy CSV, with its origin.</summary>
static class ExportCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var measures = new Option<string[]>("--measure") { Description = "Measures by id, or a theme (recorded-crime); default: all", HelpName = "ID…", AllowMultipleArgumentsPerToken = true };
        var areas = new Option<string[]>("--area") { Description = "Areas by name, code or slug; default: all", HelpName = "AREA…", AllowMultipleArgumentsPerToken = true };
        var from = new Option<string>("--from") { Description = "First month", HelpName = "YYYY-MM", DefaultValueFactory = _ => "0001-01" };
        var to = new Option<string>("--to") { Description = "Last month", HelpName = "YYYY-MM", DefaultValueFactory = _ => "9999-12" };
        var cut = new Option<string[]>("--cut") { Description = "Dimensions that counts of incidents are cut by (officer-defined-ethnicity outcome)", HelpName = "DIMENSION…", AllowMultipleArgumentsPerToken = true };
        var file = new Option<string?>("--out") { Description = "File to write; .gz compresses it (default: the screen)", HelpName = "FILE" };
        var command = new Command("export", "Write what is loaded as tidy CSV, each number with its origin") { measures, areas, from, to, cut, file };
        command.SetAction(parsed =>
        {
            var catalogue = global.ReadCatalogue(parsed);
            var request = new ExportRequest(
                Measures(catalogue, parsed.GetValue(measures) ?? []),
                parsed.GetValue(areas) is { Length: > 0 } names ? [.. names.Select(catalogue.AreaCalled)] : catalogue.Areas,
                new Period(ReadMonth(parsed.GetValue(from)!), ReadMonth(parsed.GetValue(to)!)),
                parsed.GetValue(cut) ?? []);
            var store = global.OpenStore(parsed);
            store.Refresh(catalogue, error.WriteLine);
            using var readings = new Readings(WarehouseFile.OpenReader(store.Path), catalogue, store.Snapshots(), new ReadingScope());
            if (parsed.GetValue(file) is not { } path)
            {
                Export.Write(output, readings, request);
                return 0;
            }
            var rows = WriteFile(path, readings, request);
            global.Talk(parsed, output).WriteLine($"{Lines.Count(rows, "row", "rows")} in {path}");
            return 0;
        });
        return command;
    }

    static Month ReadMonth(string text) =>
        Month.TryParse(text, null, out var month) ? month : throw new UserError($"'{text}' is not a month: write it as 2015-10.");

    static IReadOnlyList<Measure> Measures(Catalogue catalogue, string[] ids)
    {
        if (ids.Length == 0)
            return catalogue.Measures;
        return [.. ids.SelectMany(id => catalogue.Measures.Any(measure => measure.Theme == id) && catalogue.FindMeasure(id) is null
            ? catalogue.Measures.Where(measure => measure.Theme == id)
            : Leaves(catalogue, catalogue.MeasureCalled(id))).DistinctBy(measure => measure.Id)];
    }

    // A total that is summed from parts is stored nowhere: its parts are what can be written.
    static IEnumerable<Measure> Leaves(Catalogue catalogue, Measure measure) =>
        measure.Parts.Select(catalogue.MeasureCalled).SelectMany(part => Leaves(catalogue, part)).Prepend(measure);

    static int WriteFile(string path, Readings readings, ExportRequest request)
    {
        try
        {
            using var stream = File.Create(path);
            using Stream target = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionLevel.SmallestSize) : stream;
            using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return Export.Write(writer, readings, request);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Could not write '{path}': {fault.Message}", fault);
        }
    }
}
