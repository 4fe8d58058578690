using System.Runtime.InteropServices;

namespace Peelian.App.Commands;

/// <summary>Ends a run in good order when it is interrupted: what is begun is finished or thrown away, nothing is left half written. A second interrupt ends it at once.</summary>
sealed class Interruption : IDisposable
{
    /// <summary>What an interrupted run ends with, as shells expect it.</summary>
    public const int ExitCode = 130;

    readonly CancellationTokenSource _source = new();
    readonly List<PosixSignalRegistration> _signals = [];

    public Interruption()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            _signals.Add(PosixSignalRegistration.Create(signal, Stop));
    }

    /// <summary>Cancelled when the run is to end.</summary>
    public CancellationToken Token => _source.Token;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _source.Dispose();
    }
}
