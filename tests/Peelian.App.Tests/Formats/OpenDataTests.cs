using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Peelian.Tests.Formats;

/// <summary>The open-data package is what it says it is: for Frictionless Data's own library, and by the rules of CSV on the Web.</summary>
public sealed class OpenDataTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("peelian-open-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_library_of_the_standard_finds_nothing_wrong_and_reads_every_row()
    {
        var packs = WrittenPacks.Names.Select(row => WrittenPacks.Write(row.Data, _folder)).ToList();
        var (faults, read) = await Frictionless.Check([.. packs.Select(pack => Path.Combine(pack, "data", "datapackage.json"))]);

        Assert.Empty(faults);
        Assert.Equal(packs.Sum(pack => Directory.GetFiles(Path.Combine(pack, "data"), "*.csv").Length), read.Count);
        Assert.Contains("figure-01: 30 rows", read);
    }

    [Fact]
    public async Task The_library_is_awake()
    {
        var data = Path.Combine(WrittenPacks.Write("snb/Waltham Forest", _folder), "data");
        var csv = Path.Combine(data, "figure-01.csv");
        await File.WriteAllTextAsync(csv, (await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken)).Replace(",120,", ",a hundred,", StringComparison.Ordinal).Replace("robbery,", "burglary,", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (faults, _) = await Frictionless.Check(Path.Combine(data, "datapackage.json"));
        Assert.NotEmpty(faults);
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public void Its_description_for_CSV_on_the_Web_keeps_the_rules_of_the_W3C(string name)
    {
        var data = Path.Combine(WrittenPacks.Write(name, _folder), "data");
        var metadata = Path.Combine(data, "csv-metadata.json");

        Assert.Empty(CsvwCheck.Of(metadata));
        var root = JsonNode.Parse(File.ReadAllText(metadata))!;
        Assert.Equal(Directory.GetFiles(data, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal), root["tables"]!.AsArray().Select(table => (string?)table!["url"]).Order(StringComparer.Ordinal));
        Assert.Equal(WrittenPacks.Summary(name).Area.Code, (string?)root["dc:spatial"]);
        // Both descriptions know the same tables by the same columns and keys.
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(data, "datapackage.json")))!["resources"]!.AsArray();
        foreach (var (table, resource) in root["tables"]!.AsArray().Zip(package))
        {
            Assert.Equal(resource!["schema"]!["fields"]!.AsArray().Select(field => (string?)field!["name"]), table!["tableSchema"]!["columns"]!.AsArray().Select(column => (string?)column!["name"]));
            Assert.Equal(resource["schema"]!["primaryKey"]?.ToJsonString(), table["tableSchema"]!["primaryKey"]?.ToJsonString());
        }
    }

    [Fact]
    public void Planted_faults_are_found()
    {
        var data = Path.Combine(WrittenPacks.Write("snb/Waltham Forest", _folder), "data");
        var metadata = Path.Combine(data, "csv-metadata.json");
        var good = File.ReadAllText(metadata);
        var table = JsonNode.Parse(good)!["tables"]!.AsArray().ToList().FindIndex(one => (string?)one!["url"] == "figure-01.csv");
        (string Expected, Action<JsonNode> Break)[] faults =
        [
            ("the context", root => root["@context"] = "http://example.org"),
            ("is not a property", root => root["title"] = "no prefix"),
            ("no such file", root => root["tables"]![table]!["url"] = "gone.csv"),
            ("is no title", root => root["tables"]![table]!["tableSchema"]!["columns"]![0]!["titles"] = new JsonArray("other")),
            ("columns described", root => root["tables"]![table]!["tableSchema"]!["columns"]!.AsArray().RemoveAt(18)),
            ("is not a decimal", root => root["tables"]![table]!["tableSchema"]!["columns"]![1]!["datatype"] = "decimal"),
            ("is not a month", root => root["tables"]![table]!["tableSchema"]!["columns"]![1]!["datatype"] = "gYearMonth"),
            ("a key that another has", root => root["tables"]![table]!["tableSchema"]!["primaryKey"] = new JsonArray("group")),
            ("empty, and required", root => root["tables"]![table]!["tableSchema"]!["columns"]![2]!["required"] = true),
            ("cannot name a column", root => root["tables"]![table]!["tableSchema"]!["columns"]![0]!["name"] = "_measure"),
        ];
        foreach (var (expected, change) in faults)
        {
            var root = JsonNode.Parse(good)!;
            change(root);
            File.WriteAllText(metadata, root.ToJsonString());
            Assert.Contains(CsvwCheck.Of(metadata), fault => fault.Contains(expected, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(WrittenPacks.Names), MemberType = typeof(WrittenPacks))]
    public void Areas_are_named_by_their_codes_and_months_as_ISO_8601_has_them(string name)
    {
        var files = WrittenPacks.Files(name);
        using var package = JsonDocument.Parse(files["data/datapackage.json"]);
        Assert.Equal(WrittenPacks.Summary(name).Area.Code, package.RootElement.GetProperty("area").GetString());
        Assert.Matches("^[0-9]{4}-[0-9]{2}/[0-9]{4}-[0-9]{2}$", package.RootElement.GetProperty("months").GetString()!);
        foreach (var figure in WrittenPacks.Summary(name).Figures.SelectMany(figure => new[] { figure.Table, figure.Beside }).OfType<Figures.Table>())
        {
            // A table of areas names each by its code, in a column of its own.
            foreach (var row in figure.Rows.Where(row => Workshop.Catalogue.FindArea(row.Id)?.Code == row.Id))
                Assert.Equal(row.Id, row.Cells[figure.IndexOf("area_code")].Raw);
            foreach (var month in figure.Columns.Select((column, index) => (column, index)).Where(one => one.column.Kind == Figures.ColumnKind.Month))
                Assert.All(figure.Rows, row => Assert.Matches("^[0-9]{4}-(0[1-9]|1[0-2])$", row.Cells[month.index].Raw));
        }
    }
}
