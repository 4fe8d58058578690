using System.Text.RegularExpressions;
using Peelian.App.Commands;
using Peelian.Figures;
using Peelian.Render;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests;

/// <summary>What lies in the repository: nothing that holds for one machine only, nothing without a test, links that lead somewhere.</summary>
public sealed partial class RepositoryTests
{
    static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "out", "TestResults", "node_modules", "peelian-store"];

    static readonly string[] Binary = [".png", ".webp", ".gz", ".zip", ".woff2"];

    static readonly EnumerationOptions All = new() { AttributesToSkip = FileAttributes.None };

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", All)
            .Concat(Directory.EnumerateDirectories(folder, "*", All).Where(each => !NotOurs.Contains(Path.GetFileName(each), StringComparer.Ordinal)).SelectMany(Files));

    static IReadOnlyList<(string Name, string Text)> Texts { get; } =
    [
        .. Files(Project.Root).Where(file => !Binary.Contains(Path.GetExtension(file), StringComparer.Ordinal) && Path.GetFileName(file) != ".git")
            .Select(file => (Path.GetRelativePath(Project.Root, file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    // Written in two parts, so that this file does not hold what it looks for.
    public static TheoryData<string> Registries => ["nuget" + ".org", "npmjs" + ".", "pypi" + ".org", "debian" + ".org", "packageSource" + "s"];

    [Theory]
    [MemberData(nameof(Registries))]
    public void No_file_names_a_package_registry(string address) =>
        Assert.Empty(Texts.Where(file => file.Text.Contains(address, StringComparison.OrdinalIgnoreCase)).Select(file => file.Name));

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() =>
        Assert.Empty(Texts.Where(file => PersonalFolder().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void Every_text_ends_its_lines_alike() =>
        Assert.Empty(Texts.Where(file => !file.Name.Contains("/sample.", StringComparison.Ordinal) && !file.Name.StartsWith("samples/", StringComparison.Ordinal)
            && file.Text.Contains("\r\n", StringComparison.Ordinal) && Path.DirectorySeparatorChar == '/').Select(file => file.Name));

    [Fact]
    public void Nothing_is_left_to_be_done_later_in_the_code() =>
        Assert.Empty(Texts.Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal) && Later().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void Every_source_output_pack_and_command_is_named_by_a_test()
    {
        var tests = string.Concat(Texts.Where(file => file.Name.StartsWith("tests/", StringComparison.Ordinal) && file.Name.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Text));
        IEnumerable<(string Type, string Id)> entries =
        [
            .. AllSources.List.Select(source => (source.GetType().Name, source.Id)),
            .. Renderers.All.Select(renderer => (renderer.GetType().Name, renderer.Format)),
            .. Workshop.Catalogue.Packs.Select(pack => (pack.Id, pack.Id)),
            .. CommandLine.All(new GlobalOptions(), TextWriter.Null, TextWriter.Null).Select(command => (command.Name, command.Name)),
        ];
        Assert.Empty(entries.Where(entry => !Regex.IsMatch(tests, $@"\bnew {entry.Type}\(|\b{entry.Type}\.|""{entry.Id}""|""{entry.Type}""")).Select(entry => entry.Id));
    }

    [Fact]
    public void Every_figure_kind_gives_a_figure_with_values_from_the_samples()
    {
        using var reference = new Workshop().Add(Directory.GetFiles(Project.File("samples", "reference"), "*.csv"));
        using var london = new Workshop().Add(Directory.GetFiles(Project.File("samples", "london"), "*.csv.gz"));
        london.Add(new AddRequest { Paths = Directory.GetFiles(Project.File("samples", "illustrative"), "*.csv.gz"), Illustrative = true });
        var burglary = MeasurePack.Of(Workshop.Catalogue, Workshop.Catalogue.PackCalled("borough"), Workshop.Catalogue.AreaCalled("E23000001"), Workshop.Catalogue.MeasureCalled("burglary"), new Month(2024, 4));
        var like = Workshop.Catalogue.PackCalled("borough").ForSite;
        List<Pack> beside = [.. BesidePack.Comparators(Workshop.Catalogue, like, [2020]).Where(one => one.Id is "rest" or "2020-21").Select(one => BesidePack.Of(Workshop.Catalogue, like, one))];
        var catalogue = Workshop.Catalogue.With([burglary, .. beside]);
        // No small places are among the samples: made-up ones stand for them.
        using var small = MadeUpPlaces.Loaded();
        var filled = new[] { ("borough", small.BuildSite("borough", "Waltham Forest", null)), ("snb", reference.Build("snb", "Waltham Forest", "2015-10")), ("borough", london.BuildSite("borough", "Waltham Forest", null)), (burglary.Id, london.Build(burglary.Id, "E23000001", "2024-04", catalogue: catalogue)) }
            .Concat(beside.Select(pack => (pack.Id, london.Build(pack.Id, "Waltham Forest", "2024-04", catalogue: catalogue))))
            .SelectMany(pack => pack.Item2.Figures.Select(figure => (First: catalogue.PackCalled(pack.Item1).ForSite.Sections.SelectMany(section => section.Figures).Single(one => one.Id == figure.Id), Second: figure)))
            .Where(pair => pair.Second.Gap is null && pair.Second.Table.Rows.Count > 0).Select(pair => pair.First.Kind).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(FigureKinds.List.Select(kind => kind.Id).Order(StringComparer.Ordinal), filled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_source_and_figure_kind_has_its_own_folder_or_file_and_every_test_project_is_run()
    {
        Assert.All(FigureKinds.List, kind => Assert.True(File.Exists(Project.File("src", "Peelian", "Figures", kind.GetType().Name + ".cs")), $"{kind.Id} has no file of its name."));
        Assert.All(AllSources.List, source => Assert.True(Directory.Exists(Project.File("src", "Peelian", "Sources", source.GetType().Name)), $"{source.Id} has no folder of its name."));
        Assert.Contains("for project in tests/*/*.csproj", File.ReadAllText(Project.File("tests", "run.sh")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_in_a_document_leads_to_a_file()
    {
        foreach (var (name, text) in Texts.Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal) && target[0] != '#'))
            {
                var path = Path.Combine(Path.GetDirectoryName(Project.File(name))!, target.Split('#')[0]);
                Assert.True(Path.Exists(path), $"{name} points to {target}, which is not there.");
            }
        }
    }

    [Fact]
    public void The_readme_shows_a_page_and_names_every_command()
    {
        var readme = File.ReadAllText(Project.File("README.md"));
        Assert.StartsWith("# Peelian\n\n![", readme, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Project.File("docs", "gallery", "page-one.png")).Length, 20_000, 250_000);
        Assert.All(CommandLine.All(new GlobalOptions(), TextWriter.Null, TextWriter.Null), command => Assert.Contains($"`{command.Name}`", readme, StringComparison.Ordinal));
        var run = File.ReadAllText(Project.File("run"));
        Assert.All(RunCommand().Matches(readme).Select(match => match.Groups[1].Value), command => Assert.Matches($@"(?m)^  {command}\)", run));
    }

    [GeneratedRegex(@"(?<![\w.])/(home|Users|root)/\w")]
    private static partial Regex PersonalFolder();

    [GeneratedRegex(@"//.*\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|X{3})\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\./run (\w+)")]
    private static partial Regex RunCommand();
}
