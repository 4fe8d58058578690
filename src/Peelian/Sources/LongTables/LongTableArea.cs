namespace Peelian.Sources;

/// <summary>How a table writes the areas of its rows.</summary>
sealed record LongTableArea
{
    /// <summary>The columns of code or name: the first that says an area is believed.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The one area that all rows are about, where no column says it.</summary>
    public string? Only { get; init; }

    /// <summary>True where the areas are forces.</summary>
    public bool IsForce { get; init; }

    /// <summary>The force whose areas they are; null for any.</summary>
    public string? Parent { get; init; }

    /// <summary>Folded names that the catalogue does not know, with the code of the area; null code for what no area is.</summary>
    public required IReadOnlyDictionary<string, string?> Names { get; init; }

    /// <summary>True where areas that the catalogue does not list are left out and said, and no fault.</summary>
    public bool MayBeElsewhere { get; init; }

    static readonly Dictionary<string, bool> Kinds = new(StringComparer.Ordinal) { ["force"] = true, ["area"] = false };

    /// <summary>Reads the options.</summary>
    public static LongTableArea Read(Options? options, Options whole)
    {
        if (options is null)
        {
            whole.Fault("'area' is missing.");
            return new() { Roles = [], Names = new Dictionary<string, string?>(StringComparer.Ordinal) };
        }
        options.Allow("columns", "only", "kind", "parent", "names", "no_area", "names_of", "elsewhere");
        var names = options.Map("names").ToDictionary(name => Label.Fold(name.Key), string? (name) => name.Value, StringComparer.Ordinal);
        foreach (var name in options.Texts("no_area"))
            names[Label.Fold(name)] = null;
        if (options.TextOrNull("names_of") is { } file)
            AddNames(names, file);
        return new()
        {
            Roles = options.Texts("columns"),
            Only = options.TextOrNull("only"),
            IsForce = options.OneOf("kind", Kinds, false),
            Parent = options.TextOrNull("parent"),
            Names = names,
            MayBeElsewhere = options.Bool("elsewhere"),
        };
    }

    // A list beside source.yaml: name, code; no code for what is not one area of the catalogue.
    static void AddNames(Dictionary<string, string?> names, string file)
    {
        using var stream = typeof(LongTableArea).Assembly.GetManifestResourceStream($"Sources/{file}") ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        using var table = DelimitedText.Peek(reader.ReadToEnd());
        while (table.Next())
            names[Label.Fold(table[0])] = table[1].IsEmpty ? null : table.Text(1);
    }

    /// <summary>The area of a row.</summary>
    /// <returns>The area, or none with what stands there, and whether that is a fault.</returns>
    public (Area? Area, string Written, bool IsFault) Find(IReadOnlyList<string> cells, Catalogue catalogue)
    {
        if (Only is not null)
            return (catalogue.FindArea(Only), Only, catalogue.FindArea(Only) is null);
        foreach (var cell in cells.Where(cell => cell.Length > 0))
        {
            if (Names.TryGetValue(Label.Fold(cell), out var code))
                return code is not null && catalogue.FindArea(code) is { } named ? (named, cell, false) : (null, cell, false);
            if ((IsForce ? catalogue.FindForce(cell) : catalogue.FindArea(cell)) is { } area && IsMine(area))
                return (area, cell, false);
        }
        var written = cells.LastOrDefault(cell => cell.Length > 0) ?? "";
        return (null, written, written.Length == 0 || !MayBeElsewhere);
    }

    bool IsMine(Area area) => IsForce ? area.Kind == AreaKind.Force
        : area.Kind is AreaKind.Borough or AreaKind.District or AreaKind.Pseudo && (Parent is null || area.ParentCode == Parent);

    /// <summary>Names near to one that is not known.</summary>
    public string? Advice(string written, Catalogue catalogue) => Label.DidYouMean(Nearest.To(written,
        catalogue.Areas.Where(IsMine).SelectMany(area => area.OtherNames.Prepend(area.Name))));
}
