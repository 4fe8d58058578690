using System.Runtime.CompilerServices;
using Peelian.Render.Pdf;

namespace Peelian.Tests;

/// <summary>The tests of the program print no PDF, which would take a second a pack; those that are about the PDF name the browser themselves.</summary>
static class NoBrowser
{
    /// <summary>The browser of this machine; null where there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable(ChromiumFinder.Variable) is { Length: > 0 } named && named != Nowhere
        ? named : ChromiumFinder.Find(name => name == ChromiumFinder.Variable ? null : Environment.GetEnvironmentVariable(name));

    const string Nowhere = "/no/browser";

    [ModuleInitializer]
    internal static void Set()
    {
        _ = Program;
        Environment.SetEnvironmentVariable(ChromiumFinder.Variable, Nowhere);
    }
}
