using Xunit;

namespace Peelian.Tests;

/// <summary>
/// Approved files: what came out when somebody last looked and said that it is right. <c>./run golden</c> makes them anew; the diff is the review.
/// </summary>
static class Golden
{
    /// <summary>True where the files are to be written, not held against.</summary>
    public static bool Writes { get; } = Environment.GetEnvironmentVariable("PEELIAN_WRITE_GOLDEN") == "1";

    /// <summary>Holds a text against the approved one, or writes it.</summary>
    /// <param name="path">The approved file.</param>
    /// <param name="text">What came out.</param>
    public static void Same(string path, string text)
    {
        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }
        var (expected, actual) = (File.Exists(path) ? File.ReadAllText(path).Split('\n') : [], text.Split('\n'));
        if (expected.SequenceEqual(actual, StringComparer.Ordinal))
            return;
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"""
            {Path.GetFileName(path)}, line {line + 1}: approved, then what came out now.
              {expected.ElementAtOrDefault(line) ?? "(ends)"}
              {actual.ElementAtOrDefault(line) ?? "(ends)"}
            All of it is in {Aside(path, System.Text.Encoding.UTF8.GetBytes(text))}. If it is right: ./run golden, and look at the diff.
            """);
    }

    /// <summary>Keeps what came out beside the build's other files, and says where.</summary>
    public static string Aside(string path, byte[] bytes)
    {
        var aside = Project.File("artifacts", "golden", Path.GetFileName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
        File.WriteAllBytes(aside, bytes);
        return Path.GetRelativePath(Project.Root, aside);
    }
}
