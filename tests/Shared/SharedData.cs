using Xunit;

namespace Peelian.Tests;

/// <summary>The real published files that lie beside the repository, in <c>../shared</c>.</summary>
static class SharedData
{
    /// <summary>The folder; the test is skipped where it is absent, unless PEELIAN_NO_SKIP=1 forbids that.</summary>
    public static string Root
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));
            if (Directory.Exists(folder))
                return folder;
            var reason = "The published files of ../shared are not on this machine.";
            if (Environment.GetEnvironmentVariable("PEELIAN_NO_SKIP") == "1")
                Assert.Fail(reason);
            Assert.Skip(reason);
            return "";
        }
    }

    /// <summary>The folder that holds Peelian.slnx.</summary>
    public static string Repository => Project.Root;

    /// <summary>A file or folder of the shared folder: <c>File("data", "pas", "PAS_Total.csv")</c>.</summary>
    public static string File(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        Assert.True(Path.Exists(path), $"{string.Join('/', parts)} is not in ../shared.");
        return path;
    }
}
