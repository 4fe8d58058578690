using Peelian.Sources;

namespace Peelian.Fetching;

/// <summary>A file on a server, read where it is looked into: only those parts are fetched.</summary>
sealed class RemoteStream(Downloader downloader, Uri address, PartFile part, CancellationToken stop) : Stream
{
    const long LeastAhead = 64 << 10;
    const long MostAhead = 4 << 20;

    readonly int _beginnings = part.Beginnings;
    readonly Edition _edition = part.Edition!;
    long _ahead = LeastAhead;
    long _end = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _edition.Length!.Value;

    public override long Position { get; set; }

    /// <summary>Fetches what is about to be read in one go.</summary>
    /// <param name="bytes">How many bytes will be read from the place that is read next.</param>
    public void Expect(long bytes) => _ahead = Math.Max(LeastAhead, bytes);

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Length - Position);
        if (count <= 0)
            return 0;
        try
        {
            if (part.Gap(Position, Position + count) is { } gap)
                Fetch(gap.From, Position + count);
            var read = part.Read(Position, buffer[..count]);
            Position += read;
            return read;
        }
        catch (IOException fault)
        {
            // Said here: the reader of archives above would take a full disk for a damaged archive, and all that came would be dropped.
            throw StoreFault.For(part.Folder, null, fault);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // Reading on brings more at once; a jump begins small again.
    void Fetch(long from, long to)
    {
        if (from == _end)
            _ahead = Math.Min(MostAhead, _ahead * 2);
        _end = Math.Min(Length, Math.Max(to, from + _ahead));
        _ahead = Math.Clamp(_ahead, LeastAhead, MostAhead);
        downloader.Fill(address, part, from, _end, stop).GetAwaiter().GetResult();
        if (part.Beginnings != _beginnings && !_edition.IsSameAs(part.Edition))
            throw new ChangedOnServer($"{address} became another file while it was read");
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
