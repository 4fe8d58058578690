namespace Peelian.Render.Pdf;

/// <summary>A rectangle on a page, in points from its lower left corner.</summary>
readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    /// <summary>None yet.</summary>
    public static readonly Box Empty = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>True where nothing is in it.</summary>
    public bool IsEmpty => Right < Left;

    /// <summary>What holds both.</summary>
    public Box And(Box other) => new(Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));

    /// <summary>What holds it and a point.</summary>
    public Box And(double x, double y) => And(new Box(x, y, x, y));

    /// <summary>What of it lies in another.</summary>
    public Box In(Box other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));
}

/// <summary>Where a drawing's own coordinates lie on the page.</summary>
readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Where they are the page's.</summary>
    public static readonly Matrix None = new(1, 0, 0, 1, 0, 0);

    /// <summary>This one, drawn within another.</summary>
    public Matrix Within(Matrix outer) => new(
        (A * outer.A) + (B * outer.C), (A * outer.B) + (B * outer.D), (C * outer.A) + (D * outer.C), (C * outer.B) + (D * outer.D),
        (E * outer.A) + (F * outer.C) + outer.E, (E * outer.B) + (F * outer.D) + outer.F);

    /// <summary>Where a point lies.</summary>
    public (double X, double Y) Of(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);
}

/// <summary>Text drawn in one go.</summary>
/// <param name="Text">Its letters.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Base">The height of its base line.</param>
/// <param name="Size">The size of its letters on the page.</param>
/// <param name="Operator">Which operator drew it.</param>
/// <param name="Mark">The marked content it is in; -1 where in none.</param>
/// <param name="Font">The font.</param>
sealed record PdfRun(string Text, double Left, double Right, double Base, double Size, int Operator, int Mark, PdfFont? Font)
{
    /// <summary>True where the text is not that of its signs but was given in their place, as for a picture made of several.</summary>
    public bool Replaced { get; init; }

    /// <summary>True where one of its signs is the one that fonts draw for what they have not.</summary>
    public bool DrawsNothingKnown { get; init; }

    /// <summary>True where a reader would see a gap between this and the next: another line, or room on the same one.</summary>
    public bool IsApartFrom(PdfRun next) => Math.Abs(next.Base - Base) > Size * 0.4 || next.Left - Right > Size * 0.2 || next.Left < Right - (Size * 2);
}

/// <summary>An operator of a page's content with what it works on, and where it stands.</summary>
sealed record PdfOperator(string Name, IReadOnlyList<object?> Operands, int Start, int End)
{
    /// <summary>A number among what it works on.</summary>
    public double this[int index] => Operands[index] is double number ? number : 0;

    /// <summary>The number of the marked content that it opens; null where it opens none of a structure.</summary>
    public int? Mark => Operands.Count == 2 && Operands[1] is PdfDictionary head && head.Find("MCID") is double number ? (int)number : null;

    /// <summary>The text that it gives in place of what it opens; null where it gives none.</summary>
    public string? ActualText => Operands.Count == 2 && Operands[1] is PdfDictionary head ? head.Find<PdfString>("ActualText")?.Text : null;

    /// <summary>True where it paints a path.</summary>
    public bool PaintsPath => Name is "f" or "F" or "f*" or "B" or "B*" or "b" or "b*" or "S" or "s";
}

/// <summary>What a part of the marked content has in it.</summary>
sealed class PdfMark
{
    /// <summary>Its place.</summary>
    public Box Box { get; set; } = Box.Empty;

    /// <summary>Text in it, blank or not.</summary>
    public bool HasText { get; set; }

    /// <summary>Anything painted in it.</summary>
    public bool HasPaint { get; set; }
}

/// <summary>A page's (or a form's) content, read: its operators, its text, what each part of its marked content holds.</summary>
sealed class PdfContent
{
    readonly PdfDictionary _resources;
    readonly Dictionary<string, PdfFont> _fonts = new(StringComparer.Ordinal);
    readonly Func<PdfDictionary, PdfFont> _fontOf;
    Matrix _matrix = Matrix.None;
    Matrix _text = Matrix.None;
    PdfFont? _font;
    double _size;
    double _advance;
    Box _path = Box.Empty;
    int _mark = -1;
    string? _instead;

    /// <summary>Its operators, in order.</summary>
    public IReadOnlyList<PdfOperator> Operators { get; }

    /// <summary>Its text, in the order in which it is drawn.</summary>
    public List<PdfRun> Runs { get; } = [];

    /// <summary>By number of marked content; -1 for what is in none.</summary>
    public Dictionary<int, PdfMark> Marks { get; } = [];

    /// <summary>The content as it stands.</summary>
    public byte[] Bytes { get; }

    /// <summary>Reads content.</summary>
    public PdfContent(byte[] bytes, PdfDictionary resources, Func<PdfDictionary, PdfFont> fontOf)
    {
        (Bytes, _resources, _fontOf) = (bytes, resources, fontOf);
        Operators = [.. Read(bytes)];
        var saved = new Stack<Matrix>();
        var open = new Stack<(int Mark, string? Instead)>();
        for (var index = 0; index < Operators.Count; index++)
        {
            var one = Operators[index];
            switch (one.Name)
            {
                case "q": saved.Push(_matrix); break;
                case "Q": _matrix = saved.Count > 0 ? saved.Pop() : _matrix; break;
                case "BDC" or "BMC":
                    open.Push((_mark, _instead));
                    (_mark, _instead) = (one.Mark ?? _mark, one.ActualText ?? _instead);
                    Marks.TryAdd(_mark, new PdfMark());
                    break;
                case "EMC": (_mark, _instead) = open.Count > 0 ? open.Pop() : (-1, null); break;
                default: Draw(one, index); break;
            }
        }
    }

    static IEnumerable<PdfOperator> Read(byte[] bytes)
    {
        var lexer = new PdfLexer(bytes);
        var held = new List<object?>();
        lexer.SkipBlank();
        var start = lexer.At;
        for (var next = lexer.Next(); next is not PdfWord { Text: "" }; next = lexer.Next())
        {
            if (next is not PdfWord word)
            {
                held.Add(next);
                continue;
            }
            yield return new PdfOperator(word.Text, held.Count > 0 ? [.. held] : [], start, lexer.At);
            held.Clear();
            lexer.SkipBlank();
            start = lexer.At;
        }
    }

    void Draw(PdfOperator one, int index)
    {
        switch (one.Name)
        {
            case "cm": _matrix = Matrix6(one).Within(_matrix); break;
            case "m" or "l": Reach(one[0], one[1]); break;
            case "c": Reach(one[0], one[1]); Reach(one[2], one[3]); Reach(one[4], one[5]); break;
            case "v" or "y": Reach(one[0], one[1]); Reach(one[2], one[3]); break;
            case "re": Reach(one[0], one[1]); Reach(one[0] + one[2], one[1] + one[3]); break;
            case "n": _path = Box.Empty; break;
            case "BT": _text = Matrix.None; _advance = 0; break;
            case "Tm": _text = Matrix6(one); _advance = 0; break;
            case "Td" or "TD": _text = new Matrix(1, 0, 0, 1, one[0], one[1]).Within(_text); _advance = 0; break;
            case "Tf": _font = FontCalled(((PdfName)one.Operands[0]!).Text); _size = one[1]; break;
            case "Tj": Show(((PdfString)one.Operands[0]!).Bytes, index); break;
            case "TJ": ShowMany((PdfArray)one.Operands[0]!, index); break;
            case "Do": PaintForm(((PdfName)one.Operands[0]!).Text); break;
            default:
                if (one.PaintsPath)
                    Paint(_path);
                _path = one.PaintsPath ? Box.Empty : _path;
                break;
        }
    }

    static Matrix Matrix6(PdfOperator one) => new(one[0], one[1], one[2], one[3], one[4], one[5]);

    void Reach(double x, double y)
    {
        var (right, up) = _matrix.Of(x, y);
        _path = _path.And(right, up);
    }

    PdfMark Current
    {
        get
        {
            if (!Marks.TryGetValue(_mark, out var mark))
                Marks[_mark] = mark = new PdfMark();
            return mark;
        }
    }

    void Paint(Box box)
    {
        Current.HasPaint = true;
        Current.Box = Current.Box.And(box);
    }

    PdfFont? FontCalled(string name)
    {
        if (!_fonts.TryGetValue(name, out var font) && _resources.Find<PdfDictionary>("Font")?.Find<PdfDictionary>(name) is { } head)
            _fonts[name] = font = _fontOf(head);
        return font;
    }

    void Show(byte[] codes, int index)
    {
        if (_font is null)
            return;
        var letters = new System.Text.StringBuilder();
        var (width, unknown) = (0.0, false);
        foreach (var code in _font.Codes(codes))
        {
            letters.Append(_font.Letters(code));
            unknown |= code == 0 && _font.CodeBytes == 2;
            width += _font.Width(code) * _size;
        }
        var place = _text.Within(_matrix);
        var (left, bottom) = place.Of(_advance, -0.25 * _size);
        var (right, top) = place.Of(_advance + width, _size);
        var (start, line) = place.Of(_advance, 0);
        _advance += width;
        Current.HasText = true;
        Paint(Box.Empty.And(left, bottom).And(right, top));
        Runs.Add(new PdfRun(_instead ?? letters.ToString(), start, right, line, Math.Abs(top - bottom) / 1.25, index, _mark, _font) { Replaced = _instead is not null, DrawsNothingKnown = unknown });
        _instead = _instead is null ? null : "";
    }

    void ShowMany(PdfArray parts, int index)
    {
        foreach (var part in parts)
        {
            if (part is PdfString text)
                Show(text.Bytes, index);
            else if (part is double back)
                _advance -= back / 1000 * _size;
        }
    }

    void PaintForm(string name)
    {
        var form = _resources.Find<PdfDictionary>("XObject")?.Find<PdfStream>(name);
        var sides = form?.Head.Find<PdfArray>("BBox")?.Followed.OfType<double>().ToArray() ?? [0, 0, 1, 1];
        var box = Box.Empty;
        foreach (var (x, y) in ((double, double)[])[(sides[0], sides[1]), (sides[2], sides[1]), (sides[0], sides[3]), (sides[2], sides[3])])
        {
            var (right, up) = _matrix.Of(x, y);
            box = box.And(right, up);
        }
        Paint(box);
    }

    /// <summary>Text as it is read: a space where there is a gap and none is written.</summary>
    public static string Text(IEnumerable<PdfRun> runs)
    {
        var text = new System.Text.StringBuilder();
        PdfRun? before = null;
        foreach (var run in runs)
        {
            if (before is not null && before.IsApartFrom(run) && text.Length > 0 && !char.IsWhiteSpace(text[^1]) && !run.Text.StartsWith(' '))
                text.Append(' ');
            text.Append(run.Text);
            before = run;
        }
        return text.ToString();
    }
}
