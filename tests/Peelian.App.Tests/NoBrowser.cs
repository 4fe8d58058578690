using System.Runtime.CompilerServices;
using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Tests;

/// <summary>The tests of the program print no PDF, which would take a second a pack; those that are about the PDF name the browser themselves.</summary>
static class NoBrowser
{
    /// <summary>The browser of this machine; null where there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable(ChromiumFinder.Variable) is { Length: > 0 } named && named != Nowhere
        ? named : ChromiumFinder.Find(name => name == ChromiumFinder.Variable ? null : Environment.GetEnvironmentVariable(name));

    /// <summary>The same; the test is skipped where there is none, unless PEELIAN_NO_SKIP=1 forbids that.</summary>
    public static string Needed
    {
        get
        {
            const string Reason = "No browser of the Chromium family is on this machine.";
            if (Program is null && Environment.GetEnvironmentVariable("PEELIAN_NO_SKIP") == "1")
                Assert.Fail(Reason);
            Assert.SkipWhen(Program is null, Reason);
            return Program!;
        }
    }

    const string Nowhere = "/no/browser";

    [ModuleInitializer]
    internal static void Set()
    {
        _ = Program;
        Environment.SetEnvironmentVariable(ChromiumFinder.Variable, Nowhere);
    }
}
