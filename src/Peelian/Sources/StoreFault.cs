using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Peelian.Sources;

/// <summary>Turns what the disk refused into one message for the user.</summary>
static class StoreFault
{
    const int NoSpaceOnUnix = 28;
    const int NoSpaceOnWindows = unchecked((int)0x80070070);
    const int HandleFullOnWindows = unchecked((int)0x80070027);

    /// <summary>True where the machine failed (disk, permission, memory) and not this program.</summary>
    public static bool IsOfTheMachine(Exception fault) =>
        fault is IOException or UnauthorizedAccessException
            or DuckDBException { ErrorType: DuckDBErrorType.Io or DuckDBErrorType.OutOfMemory or DuckDBErrorType.Permission }
        || (fault is DuckDBException && IsFull(fault));

    /// <summary>What to tell the user.</summary>
    public static UserError For(string storePath, string? file, Exception fault)
    {
        var what = file is null ? "" : $" while adding '{file}'";
        return IsFull(fault)
            ? new UserError($"The disk is full{what}: {Free(storePath)} free at '{storePath}'. The store is as it was. Make room and add again.", fault)
            : new UserError($"The store '{storePath}' could not be written{what}: {FirstLine(fault.Message)} The store is as it was ({Free(storePath)} free).", fault);
    }

    static bool IsFull(Exception fault) =>
        fault is IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows or HandleFullOnWindows }
        || fault.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
        || fault.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
        // The engine's words where what does not fit into memory does not fit on the disk either.
        || fault.Message.Contains("failed to offload", StringComparison.OrdinalIgnoreCase);

    static string Free(string path)
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
            return (free / 1_048_576m).ToString("#,0", CultureInfo.InvariantCulture) + " MB";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "an unknown amount";
        }
    }

    static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', '\r') + ".";
}
