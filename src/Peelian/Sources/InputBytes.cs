using System.IO.Compression;
using System.Text;

namespace Peelian.Sources;

/// <summary>Opens kept files: gzip is unpacked by its first bytes, and no file may swell without bound.</summary>
static class InputBytes
{
    /// <summary>No unpacked file is read further than this: 2 GB.</summary>
    public const long Most = 2L << 30;

    static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>The file's bytes, unpacked where it is gzip. Reading past <paramref name="most"/> is an <see cref="InvalidDataException"/>.</summary>
    public static Stream Open(string path, long most = Most)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return new BoundedStream(isGzip ? new GZipStream(file, CompressionMode.Decompress) : file, most);
    }

    /// <summary>How the file's bytes are text; null (and a fatal problem) where they are none or cannot be unpacked.</summary>
    public static Encoding? FindEncoding(string path, Problems problems, long most = Most)
    {
        try
        {
            using var stream = Open(path, most);
            return FindEncoding(stream, problems);
        }
        catch (InvalidDataException fault)
        {
            problems.AddFatal(0, null, fault.Message, "a text file, plain or gzip", "Download it again.");
            return null;
        }
    }

    static Encoding? FindEncoding(Stream stream, Problems problems)
    {
        var survey = new ByteSurvey();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
            survey.Add(buffer.AsSpan(0, read));
        survey.End();
        if (survey.Encoding is null)
            problems.AddFatal(0, null, survey.Fault, "text in UTF-8, UTF-16 with a byte order mark, or windows-1252",
                "Save it as CSV in UTF-8, or download it again.");
        return survey.Encoding;
    }

    /// <summary>Looks at every byte once and says what encoding they can be.</summary>
    sealed class ByteSurvey
    {
        // The five bytes that windows-1252 gives no letter.
        static readonly System.Buffers.SearchValues<byte> NoLetter = System.Buffers.SearchValues.Create(0x81, 0x8d, 0x8f, 0x90, 0x9d);

        readonly char[] _letters = new char[(1 << 16) + 16];
        Encoding? _declared;
        Decoder? _decoder;
        bool _begun;
        bool _nul;
        bool _noLetter;

        public string Fault { get; private set; } = "";

        public Encoding? Encoding { get; private set; }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (!_begun)
            {
                _begun = true;
                _declared = Declared(bytes);
                _decoder = (_declared ?? StrictUtf8).GetDecoder();
            }
            _nul |= bytes.Contains((byte)0);
            _noLetter |= bytes.IndexOfAny(NoLetter) >= 0;
            Decode(bytes, flush: false);
        }

        public void End()
        {
            Decode([], flush: true);
            if (_nul && _declared is not UnicodeEncoding)
                Fault = "NUL bytes";
            else if (_decoder is not null || !_begun)
                Encoding = _declared ?? StrictUtf8;
            else if (_declared is not null)
                Fault = $"bytes that are no {_declared.WebName}, although the file begins with its mark";
            else if (_noLetter)
                Fault = "bytes that are letters neither in UTF-8 nor in windows-1252";
            else
                Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252);
        }

        void Decode(ReadOnlySpan<byte> bytes, bool flush)
        {
            try
            {
                _decoder?.GetChars(bytes, _letters, flush);
            }
            catch (DecoderFallbackException)
            {
                _decoder = null;
            }
        }

        static Encoding? Declared(ReadOnlySpan<byte> bytes) =>
            bytes.StartsWith<byte>([0xef, 0xbb, 0xbf]) ? StrictUtf8
            : bytes.StartsWith<byte>([0xff, 0xfe]) ? new UnicodeEncoding(false, true, true)
            : bytes.StartsWith<byte>([0xfe, 0xff]) ? new UnicodeEncoding(true, true, true)
            : null;
    }

    /// <summary>Passes bytes on until there are too many.</summary>
    sealed class BoundedStream(Stream inner, long most) : Stream
    {
        long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            if (_read > most)
                throw new InvalidDataException(FormattableString.Invariant($"more than {most:N0} bytes when unpacked"));
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
