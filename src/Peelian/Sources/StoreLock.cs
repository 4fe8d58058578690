using System.Diagnostics;

namespace Peelian.Sources;

/// <summary>Held by the one process that writes to a store. The file stays; holding it open is the lock, so a dead process holds nothing.</summary>
sealed class StoreLock : IDisposable
{
    readonly FileStream _file;

    StoreLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="UserError">Another process has held it all the while.</exception>
    public static StoreLock Take(string storePath, TimeSpan patience, Action<string>? tell)
    {
        var waited = Stopwatch.StartNew();
        var told = false;
        while (true)
        {
            try
            {
                return new StoreLock(new FileStream(
                    Path.Combine(storePath, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException) && waited.Elapsed < patience)
            {
                if (!told)
                    tell?.Invoke("another peelian is writing to this store; waiting");
                told = true;
                Thread.Sleep(50);
            }
            catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException))
            {
                throw new UserError(
                    $"Another peelian has been writing to '{storePath}' for {patience.TotalSeconds:0} seconds. Try again when it has ended.", fault);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
