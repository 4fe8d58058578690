using Xunit;

namespace Peelian.Tests;

/// <summary>Programs that a test needs and a machine may not have.</summary>
static class Needed
{
    /// <summary>The thing itself; where it is absent the test is skipped with the reason, or fails where PEELIAN_NO_SKIP=1 forbids skips.</summary>
    public static T Or<T>(T? found, string reason) where T : class
    {
        if (found is null && Environment.GetEnvironmentVariable("PEELIAN_NO_SKIP") == "1")
            Assert.Fail(reason);
        Assert.SkipWhen(found is null, reason);
        return found!;
    }

    /// <summary>A program on the PATH; null where there is none.</summary>
    public static string? Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => (string[])[Path.Combine(folder, name), Path.Combine(folder, name + ".exe")])
            .FirstOrDefault(File.Exists);
}
