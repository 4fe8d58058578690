namespace Peelian.Tests;

/// <summary>The project's own folder, found from where the tests run.</summary>
static class Project
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Peelian.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside the project: no Peelian.slnx above them.");
    }
}
