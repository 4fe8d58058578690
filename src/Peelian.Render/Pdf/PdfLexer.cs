using System.Globalization;
using System.Text;

namespace Peelian.Render.Pdf;

/// <summary>Reads the syntax of documents and of page contents: values and bare words, one after the other.</summary>
/// <param name="bytes">What is read.</param>
/// <param name="indirect">Gives the object of a number; null where there are no references, as in page contents.</param>
sealed class PdfLexer(byte[] bytes, Func<int, PdfObject>? indirect = null)
{
    // Deeper than any document of a browser; a broken one must not exhaust the stack.
    const int Deepest = 200;

    int _depth;

    /// <summary>The next byte.</summary>
    public int At { get; set; }

    /// <summary>The next value or word; <see cref="PdfWord.End"/> at the end.</summary>
    public object? Next()
    {
        SkipBlank();
        if (At >= bytes.Length)
            return PdfWord.End;
        switch (bytes[At])
        {
            case (byte)'/':
                At++;
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'[':
                At++;
                return Inside(Many);
            case (byte)'<' when At + 1 < bytes.Length && bytes[At + 1] == '<':
                At += 2;
                return Inside(Dictionary);
            case (byte)'<':
                return Hex();
            case (byte)']' or (byte)'}' or (byte)'{':
                return new PdfWord(((char)bytes[At++]).ToString());
            case (byte)'>':
                At += At + 1 < bytes.Length && bytes[At + 1] == '>' ? 2 : 1;
                return Closing;
            default:
                return NumberOrWord();
        }
    }

    static readonly PdfWord Closing = new(">>");

    T Inside<T>(Func<T> read)
    {
        if (_depth >= Deepest)
            throw new FormatException($"The document nests more than {Deepest} deep at byte {At}.");
        _depth++;
        var value = read();
        _depth--;
        return value;
    }

    PdfArray Many()
    {
        var values = new PdfArray();
        for (var value = Next(); value is not PdfWord { Text: "]" or "" }; value = Next())
            values.Add(value);
        return values;
    }

    PdfDictionary Dictionary()
    {
        var values = new PdfDictionary();
        for (var key = Next(); key is PdfName name; key = Next())
            values[name.Text] = Next();
        return values;
    }

    object? NumberOrWord()
    {
        var start = At;
        while (At < bytes.Length && IsRegular(bytes[At]))
            At++;
        if (At == start)
            throw new FormatException($"Byte {bytes[At]} at {start} is no part of a document.");
        var text = bytes.AsSpan(start, At - start);
        if (text[0] is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return indirect is not null && number >= 0 && Reference((int)number) is { } reference ? reference : number;
        return text.SequenceEqual("true"u8) ? true : text.SequenceEqual("false"u8) ? false : text.SequenceEqual("null"u8) ? null : new PdfWord(Encoding.ASCII.GetString(text));
    }

    // "12 0 R": a number is a reference where a generation and an R follow it.
    PdfObject? Reference(int number)
    {
        var at = At;
        while (at < bytes.Length && bytes[at] == ' ')
            at++;
        var digits = at;
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        if (at == digits || at + 1 >= bytes.Length || bytes[at] != ' ' || bytes[at + 1] != 'R' || (at + 2 < bytes.Length && IsRegular(bytes[at + 2])))
            return null;
        At = at + 2;
        return indirect!(number);
    }

    string Name()
    {
        var text = new StringBuilder();
        while (At < bytes.Length && IsRegular(bytes[At]))
        {
            if (bytes[At] == '#' && At + 2 < bytes.Length)
            {
                text.Append((char)Convert.ToByte(Encoding.ASCII.GetString(bytes, At + 1, 2), 16));
                At += 3;
            }
            else
                text.Append((char)bytes[At++]);
        }
        return text.ToString();
    }

    PdfString Hex()
    {
        var digits = new StringBuilder();
        for (At++; At < bytes.Length && bytes[At] != '>'; At++)
        {
            if (!IsBlank(bytes[At]))
                digits.Append((char)bytes[At]);
        }
        At++;
        if (digits.Length % 2 == 1)
            digits.Append('0');
        return new PdfString(Convert.FromHexString(digits.ToString()));
    }

    PdfString Literal()
    {
        var text = new List<byte>();
        var depth = 1;
        for (At++; At < bytes.Length; At++)
        {
            var letter = bytes[At];
            if (letter == '\\')
                Escape(text);
            else if (letter == ')' && --depth == 0)
                break;
            else
            {
                depth += letter == '(' ? 1 : 0;
                text.Add(letter);
            }
        }
        At++;
        return new PdfString([.. text]);
    }

    void Escape(List<byte> text)
    {
        if (++At >= bytes.Length)
            return;
        if (bytes[At] is >= (byte)'0' and <= (byte)'7')
        {
            var value = 0;
            var end = Math.Min(At + 3, bytes.Length);
            for (; At < end && bytes[At] is >= (byte)'0' and <= (byte)'7'; At++)
                value = (value * 8) + (bytes[At] - '0');
            At--;
            text.Add((byte)(value & 255));
            return;
        }
        if (bytes[At] is (byte)'\n' or (byte)'\r')
            return;
        text.Add(bytes[At] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', var other => other });
    }

    /// <summary>Goes past blanks and comments.</summary>
    public void SkipBlank()
    {
        for (; At < bytes.Length; At++)
        {
            if (bytes[At] == '%')
            {
                while (At < bytes.Length && bytes[At] is not ((byte)'\n' or (byte)'\r'))
                    At++;
            }
            else if (!IsBlank(bytes[At]))
                return;
        }
    }

    static bool IsBlank(byte letter) => letter is 0 or 9 or 10 or 12 or 13 or 32;

    static bool IsRegular(byte letter) => !IsBlank(letter)
        && letter is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}
