using System.Globalization;
using System.Runtime.CompilerServices;

namespace Peelian.Tests;

/// <summary>Every test runs in Turkish: decimal commas, a dotless i. Whoever forgets to name a culture fails here.</summary>
static class HostileCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        var turkish = CultureInfo.GetCultureInfo("tr-TR");
        CultureInfo.DefaultThreadCurrentCulture = turkish;
        CultureInfo.DefaultThreadCurrentUICulture = turkish;
        CultureInfo.CurrentCulture = turkish;
        CultureInfo.CurrentUICulture = turkish;
    }
}
