using System.Text;
using System.Text.Json;
using Sylvan.Data.Csv;
using Xunit;

namespace Peelian.Render.Tests;

/// <summary>Hostile names come whole out of the files for programs, by readers that are not ours; pages, workbooks and paper have tests of their own.</summary>
public sealed class HostileFilesTests
{
    static readonly string[] Names = [SampleSummary.Script, SampleSummary.Formula, SampleSummary.RightToLeft, SampleSummary.Emoji, SampleSummary.Long];

    static readonly Dictionary<string, ReadOnlyMemory<byte>> Files = Renderers.All.SelectMany(renderer => renderer.Render(SampleSummary.Whole())).ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal);

    static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    [Fact]
    public void The_summary_and_both_descriptions_of_the_open_data_are_JSON_with_the_names_whole()
    {
        using var json = JsonDocument.Parse(Files["summary.json"]);
        var texts = Texts(json.RootElement).ToHashSet(StringComparer.Ordinal);
        Assert.All(Names, name => Assert.Contains(name, texts));
        Assert.Contains(SampleSummary.Odd.Replace('\uD83D', '\uFFFD'), texts);
        foreach (var path in new[] { "data/datapackage.json", "data/csv-metadata.json" })
        {
            using var described = JsonDocument.Parse(Files[path]);
            Assert.Contains("Name " + SampleSummary.Script, Texts(described.RootElement));
        }
        Assert.All(Files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)), file => Assert.Equal(-1, file.Value.Span.IndexOf((byte)'<')));
    }

    [Fact]
    public void The_tidy_files_have_the_names_whole_one_field_each()
    {
        using var rows = CsvDataReader.Create(new StringReader(Encoding.UTF8.GetString(Files["data/figure-13.csv"].Span)));
        List<string> read = [];
        while (rows.Read())
            read.Add(rows.GetString(0));
        Assert.Equal([.. Names, "-1 to zero", "line\nbreak"], read);
    }
}
