using System.Runtime.CompilerServices;
using Xunit;

namespace Peelian.Tests;

/// <summary>What only <c>./run test --full</c> does: too long for every change, and no reason to count as skipped.</summary>
static class Full
{
    /// <summary>Whether everything is asked for: PEELIAN_FULL=1, which <c>--full</c> sets.</summary>
    public static bool Is { get; } = Environment.GetEnvironmentVariable("PEELIAN_FULL") == "1";

    /// <summary>A few of many, or all of them where everything is asked for: the rows of a theory grow, none is skipped.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> all, params T[] few) => Is ? all : few;
}

/// <summary>A test that is only run with <c>--full</c>; without it, it is neither run nor counted.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class FullFactAttribute : FactAttribute
{
    public FullFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) => Explicit = !Full.Is;
}
