namespace Peelian.Render.Pdf;

/// <summary>Finds a browser of the Chromium family, which prints the PDF.</summary>
public static class ChromiumFinder
{
    /// <summary>The environment variable that names the browser's program.</summary>
    public const string Variable = "PEELIAN_CHROMIUM";

    /// <summary>How to get one, in one line.</summary>
    public const string Advice = "Install Chromium (Debian: apt-get install chromium), Google Chrome or Microsoft Edge, or name its program in the environment variable " + Variable + ".";

    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    /// <summary>The path of its program; null where there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The same, with the environment given.</summary>
    /// <remarks>A browser that is named and not there is not replaced by another: whoever named it wants that one.</remarks>
    public static string? Find(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        var folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var onPath = folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)));
        return onPath.Concat(UsualPlaces(environment)).FirstOrDefault(File.Exists);
    }

    static IEnumerable<string> UsualPlaces(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var root in ((string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]).Select(environment).OfType<string>())
            {
                yield return Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(root, "Chromium", "Application", "chrome.exe");
                yield return Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe");
            }
        }
        else if (OperatingSystem.IsMacOS())
        {
            foreach (var name in (string[])["Google Chrome", "Chromium", "Microsoft Edge"])
                yield return $"/Applications/{name}.app/Contents/MacOS/{name}";
        }
        else
        {
            yield return "/usr/lib/chromium/chromium";
            yield return "/opt/google/chrome/chrome";
            yield return "/snap/bin/chromium";
        }
    }
}
