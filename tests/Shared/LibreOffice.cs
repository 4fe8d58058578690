using System.Diagnostics;
using Xunit;

namespace Peelian.Tests;

/// <summary>LibreOffice, where it is installed: the reader that most people without Excel have.</summary>
sealed class LibreOffice : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // A profile of its own, so that no window of somebody's is asked and nothing of theirs is changed.
    readonly string _folder = Directory.CreateTempSubdirectory("peelian-office-").FullName;

    readonly string _program = Needed.Or(Needed.Program("soffice"), "LibreOffice (soffice) is not on this machine: install libreoffice-calc to try the workbooks in it.");

    public string Folder => _folder;

    public string Write(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes.Span);
        return path;
    }

    /// <summary>Converts files, all at one start of the program, into a folder of that name.</summary>
    /// <param name="filter">As LibreOffice names it: <c>ods</c>, <c>xlsx</c>, or a filter with its options.</param>
    /// <returns>The folder.</returns>
    public string Convert(string filter, string into, params string[] files)
    {
        var target = Path.Combine(_folder, into);
        var start = new ProcessStartInfo(_program, ["-env:UserInstallation=" + new Uri(Path.Combine(_folder, "profile")), "--headless", "--norestore", "--convert-to", filter, "--outdir", target, .. files]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var (error, said) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"LibreOffice did not end within {Limit.TotalMinutes} minutes.");
        }
        Assert.True(process.ExitCode == 0 && Directory.Exists(target), $"LibreOffice ended with {process.ExitCode}: {said.Result}{error.Result}");
        return target;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
