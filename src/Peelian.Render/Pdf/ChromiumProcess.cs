using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Peelian.Render.Pdf;

/// <summary>A browser of our own: started with a fresh folder for its data, ended with all that it started, however we end.</summary>
sealed class ChromiumProcess : IAsyncDisposable
{
    const string Listening = "DevTools listening on ";

    static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--font-render-hinting=none", "--force-color-profile=srgb", "--lang=en-GB", "--remote-debugging-port=0",
    ];

    readonly Process _process;
    readonly List<PosixSignalRegistration> _signals = [];
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    string _said = "";

    /// <summary>The folder of its data, and of the pages that it prints.</summary>
    public string Folder { get; }

    /// <summary>Its number.</summary>
    public int Id { get; private set; }

    // The browser refuses to run as root inside its own sandbox, and cannot where the system gives it none, as in many containers.
    // It shows nothing but our own pages, which have no script and load nothing; where it can, it is walled in all the same.
    const string NoSandbox = "--no-sandbox";

    static bool IsRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    ChromiumProcess(string program, string folder, bool sandbox)
    {
        Folder = folder;
        var start = new ProcessStartInfo(program, [.. Flags, .. sandbox ? Array.Empty<string>() : [NoSandbox], $"--user-data-dir={Path.Combine(folder, "data")}", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.Exited += (_, _) => _listening.TrySetException(new PrintFault(Ended));
    }

    string Ended => $"The browser '{_process.StartInfo.FileName}' ended by itself{(_process.HasExited ? string.Create(CultureInfo.InvariantCulture, $" (code {_process.ExitCode})") : "")}{(_said.Length > 0 ? $", saying “{_said}”" : "")}.";

    /// <summary>Starts one and says where it listens.</summary>
    /// <exception cref="PrintFault">It could not be started, ended by itself, or did not listen in time.</exception>
    public static async Task<(ChromiumProcess Process, Uri Address)> Start(string program, TimeSpan limit)
    {
        try
        {
            return await Start(program, limit, sandbox: !IsRoot).ConfigureAwait(false);
        }
        catch (PrintFault fault) when (!IsRoot && fault.Message.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
        {
            return await Start(program, limit, sandbox: false).ConfigureAwait(false);
        }
    }

    static async Task<(ChromiumProcess Process, Uri Address)> Start(string program, TimeSpan limit, bool sandbox)
    {
        var folder = Directory.CreateTempSubdirectory("peelian-print-").FullName;
        var one = new ChromiumProcess(program, folder, sandbox);
        try
        {
            one.Begin();
            return (one, await one._listening.Task.WaitAsync(limit).ConfigureAwait(false));
        }
        catch (Exception fault)
        {
            await one.DisposeAsync().ConfigureAwait(false);
            throw fault switch
            {
                PrintFault => fault,
                TimeoutException => new PrintFault(string.Create(CultureInfo.InvariantCulture, $"The browser '{program}' did not start within {limit.TotalSeconds:0} seconds."), fault),
                _ => new PrintFault($"The browser '{program}' could not be started: {fault.Message}", fault),
            };
        }
    }

    void Begin()
    {
        _process.Start();
        Id = _process.Id;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += KillWithUs;
        // An interrupt ends us without further word; the browser must go first.
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            _signals.Add(PosixSignalRegistration.Create(signal, _ => Kill()));
    }

    void KillWithUs(object? sender, EventArgs arguments) => Kill();

    void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        _said = line.Trim();
        if (line.StartsWith(Listening, StringComparison.Ordinal) && Uri.TryCreate(line[Listening.Length..].Trim(), UriKind.Absolute, out var address))
            _listening.TrySetResult(address);
    }

    /// <summary>Runs when it ends, with what is to be said of that.</summary>
    public void WhenEnded(Action<string> tell)
    {
        _process.Exited += (_, _) => tell(Ended);
        if (_process.HasExited)
            tell(Ended);
    }

    void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already, or never began.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        AppDomain.CurrentDomain.ProcessExit -= KillWithUs;
        _signals.ForEach(signal => signal.Dispose());
        if (Id > 0)
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(2000)).ConfigureAwait(false);
        // What it had open may take a moment to be let go.
        for (var attempt = 0; attempt < 20 && Directory.Exists(Folder); attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
        _process.Dispose();
    }
}
