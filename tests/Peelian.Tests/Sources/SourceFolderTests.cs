using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Every folder of a source is complete: in the list, with words, a sample and what the sample gives.</summary>
public class SourceFolderTests
{
    static readonly string Root = Path.Combine(SharedData.Repository, "src", "Peelian", "Sources");

    // What sources share is no source.
    static readonly string[] Shared = ["LongTables", "PoliceUk", "Workbooks"];

    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Where(folder => !Shared.Contains(folder)).Order(StringComparer.Ordinal)];

    static ISource SourceOf(string folder) =>
        AllSources.List.FirstOrDefault(source => source.GetType().Name == folder)
        ?? throw new InvalidOperationException($"The folder {folder} has no line in Sources.cs.");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_folder_is_a_source_of_the_list_with_its_own_words(string folder)
    {
        var source = SourceOf(folder);
        Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", source.Id);
        Assert.True(source.ReaderVersion > 0);
        Assert.True(source.Info.Verdict.Length > 40, $"{folder} says nothing about what its data can bear.");
        Assert.NotEmpty(source.Info.Licence);
        Assert.True(File.Exists(Path.Combine(Root, folder, "source.yaml")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_sample_is_recognised_by_its_source_alone(string folder)
    {
        var source = SourceOf(folder);
        var path = Assert.Single(Directory.GetFiles(Path.Combine(Root, folder), "sample.*"), each => !each.Contains("expected", StringComparison.Ordinal));
        var head = Head(path);
        Assert.Equal([source.Id], AllSources.List.Where(each => each.Recognise(head).IsMatch).Select(each => each.Id));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_table_sample_gives_exactly_what_is_expected(string folder)
    {
        if (SourceOf(folder) is not ITableSource source)
            return;
        var expected = Path.Combine(Root, folder, "sample.expected.csv");
        var golden = Reading.OfFile(source, Path.Combine(Root, folder, "sample.csv")).WithoutProblems().Golden();
        if (Environment.GetEnvironmentVariable("PEELIAN_WRITE_GOLDEN") == "1")
            File.WriteAllText(expected, golden);
        Assert.Equal(File.ReadAllText(expected), golden);
    }

    [Fact]
    public void Every_id_is_used_once() =>
        Assert.Equal(AllSources.List.Count, AllSources.List.Select(source => source.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_measure_that_a_label_feeds_is_in_the_catalogue()
    {
        var ids = MetRecordedCrime.MeasureIds.Concat(PublicAttitudeSurvey.MeasureIds)
            .Concat(AllSources.List.OfType<CensusTable>().SelectMany(source => source.MeasureIds)).Concat(AllSources.List.OfType<LongTable>().SelectMany(source => source.MeasureIds));
        Assert.All(ids, id => Assert.True(Reading.Catalogue.FindMeasure(id) is not null, $"'{id}' is no measure of the catalogue."));
    }

    [Fact]
    public void Every_cut_of_a_described_table_is_one_that_its_measure_may_have() => Assert.All(AllSources.List.OfType<LongTable>(), source =>
        Assert.All(source.Cuts, cut => Assert.Contains(cut.Dimension, Reading.Catalogue.MeasureCalled(cut.Measure).Dimensions)));

    internal static FileHead Head(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, 64 * 1024)];
        stream.ReadExactly(bytes);
        return new FileHead(Path.GetFileName(path), System.Text.Encoding.UTF8.GetString(bytes), bytes);
    }
}
