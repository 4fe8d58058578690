using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Peelian.Tests;

/// <summary>Packages: few, exact, locked, explained, and under licences that bind nobody who uses the program.</summary>
public sealed partial class PackageTests
{
    static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "OFL-1.1"];

    // What only tests use, and nobody is given: its licence may bind those who change and pass on its own files.
    static readonly string[] ForTests = ["Deque.AxeCore.Commons"];

    // Packages that carry their licence as a file. Somebody has read it: it is the licence named, and has these words.
    static readonly Dictionary<string, (string Licence, string Words)> ReadByUs = new(StringComparer.Ordinal)
    {
        ["Sylvan.Data.Csv"] = ("MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"),
    };

    static IReadOnlyList<string> Projects { get; } =
    [
        .. new[] { "src", "tests", "bench" }.Select(folder => Project.File(folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal),
    ];

    static IReadOnlyDictionary<string, string> Central { get; } =
        XDocument.Load(Project.File("Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(each => each.Attribute("Include")!.Value, each => each.Attribute("Version")!.Value, StringComparer.Ordinal);

    /// <summary>The folder of every package that any project was restored with, those it brings included.</summary>
    static SortedSet<string> Restored()
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Project.File("artifacts", "obj"), "project.assets.json", SearchOption.AllDirectories))
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(file));
            var roots = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(root => root.Name).ToList();
            var packages = assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package");
            foreach (var path in packages.Select(package => package.Value.GetProperty("path").GetString()!))
                folders.Add(roots.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists) ?? throw new InvalidOperationException($"{path} is in no package folder."));
        }
        return folders;
    }

    [Fact]
    public void Every_package_that_any_project_uses_is_under_an_allowed_licence()
    {
        var packages = Restored();
        Assert.True(packages.Count > Central.Count, "Too few packages were found for this to be all of them.");
        Assert.All(packages, folder =>
        {
            var metadata = XDocument.Load(Assert.Single(Directory.GetFiles(folder, "*.nuspec"))).Root!.Elements().First();
            string Text(string name) => metadata.Elements().FirstOrDefault(each => each.Name.LocalName == name)?.Value ?? "";
            var licence = metadata.Elements().FirstOrDefault(each => each.Name.LocalName == "license");
            var (id, name) = (Text("id"), licence?.Value ?? "none");
            if (licence?.Attribute("type")?.Value == "file")
            {
                Assert.True(ReadByUs.TryGetValue(id, out var read), $"{id} has its licence in a file that nobody has read: {name}.");
                Assert.Contains(read.Words, File.ReadAllText(Path.Combine(folder, name)), StringComparison.Ordinal);
                name = read.Licence;
            }
            Assert.True(Allowed.Contains(name, StringComparer.Ordinal) || (name == "MPL-2.0" && ForTests.Contains(id, StringComparer.Ordinal)), $"{id} {Text("version")} is under '{name}'; allowed are {string.Join(", ", Allowed)}.");
        });
    }

    [Fact]
    public void What_is_allowed_to_tests_alone_is_in_no_program()
    {
        foreach (var file in Projects.Where(project => !project.Contains($"{Path.DirectorySeparatorChar}tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            Assert.All(ForTests, id => Assert.DoesNotContain($"\"{id}\"", File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json")), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_version_is_exact_and_stands_in_one_place()
    {
        Assert.All(Central, package => Assert.True(Exact().IsMatch(package.Value), $"{package.Key} has the version '{package.Value}'."));
        Assert.All(Projects, project => Assert.DoesNotMatch(@"<PackageReference[^>]*\sVersion(Override)?=", File.ReadAllText(project)));
        var used = Projects.Append(Project.File("Directory.Build.props")).SelectMany(file => XDocument.Load(file).Descendants("PackageReference")).Select(each => each.Attribute("Include")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Central.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_its_lock_file()
    {
        var solution = XDocument.Load(Project.File("Peelian.slnx")).Descendants("Project").Select(each => Project.File(each.Attribute("Path")!.Value.Split('/')));
        Assert.Equal(Projects, solution.Order(StringComparer.Ordinal));
        Assert.All(Projects, project =>
        {
            using var locks = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
            var direct = locks.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() == "Direct" && Central.ContainsKey(package.Name));
            Assert.All(direct, package => Assert.Equal(Central[package.Name], package.Value.GetProperty("resolved").GetString()));
        });
    }

    [Fact]
    public void Every_package_has_its_decision_with_its_licence()
    {
        var decisions = Directory.GetFiles(Project.File("docs", "decisions"), "*.md").Select(File.ReadAllText).ToList();
        Assert.All(Central.Keys, id => Assert.True(
            decisions.Exists(text => text.Contains(id, StringComparison.Ordinal) && text.Contains("**Licence.**", StringComparison.Ordinal)),
            $"No record in docs/decisions says why {id} is used."));
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
