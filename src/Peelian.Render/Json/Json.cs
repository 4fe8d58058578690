using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Peelian.Render;

/// <summary>How every JSON file is written: UTF-8, two spaces, LF, letters as they are, <c>&lt;</c> escaped so that no script can be closed.</summary>
static class Json
{
    static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a file.</summary>
    public static byte[] File(Action<Utf8JsonWriter> write, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : OneLine))
            write(writer);
        return Finish(buffer.WrittenSpan);
    }

    /// <summary>The same file without blanks and line ends between its parts.</summary>
    public static byte[] Unindented(ReadOnlySpan<byte> file)
    {
        var result = new ArrayBufferWriter<byte>(file.Length);
        var (inString, start) = (false, 0);
        for (var at = 0; at < file.Length; at++)
        {
            var letter = file[at];
            if (inString && letter == (byte)'\\')
                at++;
            else if (letter == (byte)'"')
                inString = !inString;
            else if (!inString && letter is (byte)' ' or (byte)'\n' && !inString)
            {
                result.Write(file[start..at]);
                start = at + 1;
            }
        }
        result.Write(file[start..]);
        result.Write("\n"u8);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>A small object on one line of an indented file.</summary>
    public static void Compact(Utf8JsonWriter writer, ArrayBufferWriter<byte> scratch, Action<Utf8JsonWriter> write)
    {
        scratch.ResetWrittenCount();
        using (var inner = new Utf8JsonWriter(scratch, OneLine))
            write(inner);
        writer.WriteRawValue(scratch.WrittenSpan, skipInputValidation: true);
    }

    /// <summary>Writes strings as a list.</summary>
    public static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    /// <summary>Writes items as a list of objects.</summary>
    public static void Objects<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    // In JSON a "<" stands only inside strings, so it can be escaped in the finished bytes.
    static byte[] Finish(ReadOnlySpan<byte> bytes)
    {
        var found = bytes.Count((byte)'<');
        var result = new byte[bytes.Length + found * 5 + 1];
        var at = 0;
        foreach (var letter in bytes)
        {
            if (letter == (byte)'<')
            {
                "\\u003C"u8.CopyTo(result.AsSpan(at));
                at += 6;
            }
            else
            {
                result[at++] = letter;
            }
        }
        result[at] = (byte)'\n';
        return result;
    }
}
