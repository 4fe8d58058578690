namespace Peelian.Sources.PoliceUk;

/// <summary>The lines of a file, counted apart from the engine that reads it: the two must agree, or something was lost.</summary>
/// <param name="Lines">Lines that are not blank.</param>
/// <param name="Blank">Line numbers, from 1, of blank lines (the first ten thousand).</param>
sealed record LineScan(long Lines, IReadOnlyList<int> Blank)
{
    const int Most = 10_000;

    /// <summary>Counts.</summary>
    public static LineScan Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var buffer = new byte[1 << 20];
        var breaks = 0L;
        var blankSeen = false;
        // Carried over from block to block, so that a blank line across an edge is seen.
        var (last, beforeLast) = ((byte)'\n', (byte)0);
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            var block = buffer.AsSpan(0, read);
            breaks += block.Count((byte)'\n');
            blankSeen |= StartsBlank(last, beforeLast, block) || block.IndexOf("\n\n"u8) >= 0 || block.IndexOf("\n\r\n"u8) >= 0;
            (beforeLast, last) = (read > 1 ? block[^2] : last, block[^1]);
        }
        if (blankSeen)
            return Slowly(path);
        return new(breaks + (stream.Length > 0 && last != '\n' ? 1 : 0), []);
    }

    // May say yes too often (a lone \r after a break): the slow count then finds nothing.
    static bool StartsBlank(byte last, byte beforeLast, ReadOnlySpan<byte> block) =>
        (last == '\n' && (block[0] is (byte)'\n' or (byte)'\r')) || (last == '\r' && beforeLast == '\n');

    static LineScan Slowly(string path)
    {
        using var stream = new BufferedStream(File.OpenRead(path), 1 << 20);
        var blank = new List<int>();
        var (lines, number, empty, any) = (0L, 1, true, false);
        for (var value = stream.ReadByte(); value >= 0; value = stream.ReadByte())
        {
            any = true;
            if (value == '\n')
            {
                if (!empty)
                    lines++;
                else if (blank.Count < Most)
                    blank.Add(number);
                (number, empty, any) = (number + 1, true, false);
            }
            else if (value != '\r')
            {
                empty = false;
            }
        }
        return new(lines + (any && !empty ? 1 : 0), blank);
    }
}
