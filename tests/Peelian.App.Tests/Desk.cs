using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Peelian.App.Commands;

namespace Peelian.Tests;

/// <summary>How a call of the program ended.</summary>
/// <param name="Code">0 done, 1 the data has problems, 2 the call is wrong.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it said was wrong.</param>
sealed record Ended(int Code, string Out, string Error)
{
    public IReadOnlyList<string> Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Itself, where it ended well.</summary>
    public Ended Well() => Code == 0 ? this : throw new InvalidOperationException($"Ended with {Code}:\n{Out}\n{Error}");
}

/// <summary>A folder (with a space in its name) with a store in it, and the program, in this process or as one of its own.</summary>
sealed class Desk : IDisposable
{
    public const string TidyHeader = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    public string Folder { get; } = Directory.CreateTempSubdirectory("peelian desk ").FullName;

    public string Store => In("the store");

    /// <summary>Where a program that was given a browser puts what is temporary.</summary>
    public string Temporary => In("tmp");

    public string In(params string[] parts) => Path.Combine([Folder, .. parts]);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text);
        return In(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(In(name), bytes);
        return In(name);
    }

    /// <summary>Two years of monthly burglary and robbery, to October 2015: enough for a pack with figures.</summary>
    public string WriteCrime(string name = "crime.csv", int burglaries = 100, string area = "E09000031")
    {
        var months = new Period(new Month(2013, 11), new Month(2015, 10)).Months;
        var rows = months.SelectMany(month => (string[])[$"burglary,value,{area},{month},,{burglaries + month.Number},,,,", $"robbery,value,{area},{month},,{40 + month.Number},,,,"]);
        return Write(name, TidyHeader + string.Join('\n', rows) + "\n");
    }

    /// <summary>Runs the program in this process, on this desk's store.</summary>
    public Ended Run(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = CommandLine.Run([.. arguments, "--store", Store], output, error);
        return new Ended(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the program as a process of its own, in this folder.</summary>
    public Process Start(params string[] arguments) => StartWith(null, arguments);

    /// <summary>The same, with the browser that it is to print with, and this desk's own folder for what is temporary.</summary>
    public Process StartWith(string? browser, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Peelian.App.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        if (browser is not null)
        {
            start.Environment[Peelian.Render.Pdf.ChromiumFinder.Variable] = browser;
            start.Environment["TMPDIR"] = Directory.CreateDirectory(Temporary).FullName;
        }
        return Process.Start(start)!;
    }

    /// <summary>How a process of its own ended.</summary>
    public static Ended Wait(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Ended(process.ExitCode, output, error.GetAwaiter().GetResult());
        }
    }

    /// <summary>Every file below a folder with its bytes' hash, but for locks.</summary>
    public static IReadOnlyList<string> State(string folder) =>
        !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock")
                .Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
        ];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
