using System.Reflection;
using System.Text.RegularExpressions;
using Peelian.App.Commands;
using Peelian.Figures;
using Peelian.Render;
using Xunit;

namespace Peelian.Tests;

/// <summary>The house holds its own rules: nothing unlisted, nothing unused, nothing where it does not belong.</summary>
public sealed partial class StructureTests
{
    static IEnumerable<string> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Project.File("src", folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static IEnumerable<string> Implementing<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_figure_kind_is_in_the_list() =>
        Assert.Equal(Implementing<IFigureKind>(typeof(IFigureKind).Assembly), FigureKinds.List.Select(kind => kind.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_renderer_is_in_the_list() =>
        Assert.Equal(Implementing<IRenderer>(typeof(IRenderer).Assembly), Renderers.All.Select(renderer => renderer.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Packs_use_every_figure_kind_and_no_other()
    {
        var burglary = MeasurePack.Of(Workshop.Catalogue, Workshop.Catalogue.PackCalled("borough"), Workshop.Catalogue.AreaCalled("E23000001"), Workshop.Catalogue.MeasureCalled("burglary"), new Month(2024, 4));
        var like = Workshop.Catalogue.PackCalled("borough").ForSite;
        var beside = BesidePack.Comparators(Workshop.Catalogue, like, [2020]).Where(one => one.Id is "rest" or "2020-21").Select(one => BesidePack.Of(Workshop.Catalogue, like, one));
        var used = Workshop.Catalogue.Packs.Append(burglary).Concat(beside).SelectMany(pack => pack.ForSite.Sections).SelectMany(section => section.Figures).Select(figure => figure.Kind).Distinct(StringComparer.Ordinal);

        Assert.Equal(FigureKinds.List.Select(kind => kind.Id).Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    // Formats may use the engine to read their files; the stored truth is asked through the warehouse alone.
    [Fact]
    public void Only_the_warehouse_and_the_reader_of_incidents_use_the_database()
    {
        var users = Sources("", ".cs", ".razor").Where(file => File.ReadAllText(file).Contains("DuckDB", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Project.File("src"), Path.GetDirectoryName(file)!).Replace('\\', '/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.Superset(users.ToHashSet(StringComparer.Ordinal), AllowedEngineUsers.ToHashSet(StringComparer.Ordinal));
    }

    static readonly string[] AllowedEngineUsers = ["Peelian/Warehouse", "Peelian/Sources", "Peelian/Sources/PoliceUk"];

    [Fact]
    public void What_is_drawn_and_computed_knows_no_database()
    {
        foreach (var file in Sources("Peelian.Render", ".cs", ".razor"))
            Assert.DoesNotContain("Peelian.Warehouse", File.ReadAllText(file), StringComparison.Ordinal);
        foreach (var file in Sources("Peelian", ".cs").Where(file => file.Contains($"{Path.DirectorySeparatorChar}Figures{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            Assert.DoesNotContain("DuckDB", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sentence_that_is_said_has_words_and_all_words_are_said()
    {
        var code = string.Concat(Sources("Peelian", ".cs").Select(File.ReadAllText)) + string.Concat(Directory.GetFiles(Project.File("catalogue", "packs")).Select(File.ReadAllText));
        var written = SentenceId().Matches(File.ReadAllText(Project.File("catalogue", "words", "en-GB.yaml"))).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(written);
        Assert.All(written, id => Assert.True(IsSaid(code, id) || PutTogether(code, id), $"Nothing says '{id}'."));
        var said = Say().Matches(code).SelectMany(match => Quoted().Matches(match.Groups[1].Value)).Select(match => match.Groups[1].Value);
        Assert.All(said, id => Assert.Contains(id, written));
    }

    // In the code, or by the pack, where it names the sentence of a share.
    static bool IsSaid(string code, string id) => code.Contains($"\"{id}\"", StringComparison.Ordinal) || code.Contains($"sentence: {id}}}", StringComparison.Ordinal);

    // $"signal-outside-{side}", an id that begins as said and ends with a choice; or "visits" and "-few", one that is said with an ending.
    static bool PutTogether(string code, string id) => Enumerable.Range(0, id.Length).Where(at => id[at] == '-').Any(at =>
        code.Contains($"$\"{id[..(at + 1)]}{{", StringComparison.Ordinal) || (IsSaid(code, id[..at]) && code.Contains($"\"{id[at..]}\"", StringComparison.Ordinal)));

    [Fact]
    public void No_place_or_force_is_named_by_the_program()
    {
        // The demonstration loads the samples, which are of somewhere.
        foreach (var file in Sources("", ".cs", ".razor", ".sql", ".css").Where(file => Path.GetFileName(file) != "DemoCommand.cs"))
        {
            foreach (var line in File.ReadLines(file).Select(line => Comment().Replace(line, "")))
            {
                foreach (var literal in Literal().Matches(line).Select(match => match.Value))
                    Assert.DoesNotMatch(Forces, literal);
            }
        }
    }

    // Advice may have the code of an area as its example; a code alone would be behaviour.
    const string Forces = @"\bMPS\b|London|Metropolitan|\bMet\b|MOPAC|Mayor’s Office|\b32\b|^.[EW]\d{8}.$";

    [Fact]
    public void Every_command_that_the_documents_show_can_be_given()
    {
        var documents = Directory.GetFiles(Project.File("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.GetFiles(Project.Root, "*.md")).ToList();
        var commands = documents.SelectMany(file => Fence().Matches(File.ReadAllText(file)).SelectMany(match => match.Groups[1].Value.Split('\n'))
            .Select(line => Command().Match(line.Trim())).Where(match => match.Success)
            .Select(match => (File: Path.GetRelativePath(Project.Root, file), Arguments: Words().Matches(match.Groups[1].Value.Split(" #")[0]).Select(word => word.Value.Trim('"')).ToArray())));
        foreach (var (file, arguments) in commands)
        {
            var error = new StringWriter();
            Assert.True(CommandLine.Run([.. arguments, "--help"], TextWriter.Null, error) == 0, $"{file}: peelian {string.Join(' ', arguments)}: {error}");
        }
    }

    [GeneratedRegex(@"^  ([a-z0-9-]+): """, RegexOptions.Multiline)]
    private static partial Regex SentenceId();

    [GeneratedRegex(@"Words\.Say\(([^;]*?),\s*\(""")]
    private static partial Regex Say();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|>[^<{@]+<")]
    private static partial Regex Literal();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?:\$ )?(?:\./run )?peelian (.*)$")]
    private static partial Regex Command();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Words();
}
