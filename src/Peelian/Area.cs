namespace Peelian;

/// <summary>What sort of place an area is.</summary>
public enum AreaKind
{
    /// <summary>A nation, such as England.</summary>
    Country,

    /// <summary>An English region, such as London.</summary>
    Region,

    /// <summary>A police force area; the parent of the local authorities it polices.</summary>
    Force,

    /// <summary>A London borough or the City of London.</summary>
    Borough,

    /// <summary>Any other local authority district.</summary>
    District,

    /// <summary>Part of a force's figures that is no local authority: airports, place unknown.</summary>
    Pseudo,
}

/// <summary>A place that figures are published for, as in <c>catalogue/areas.csv</c>.</summary>
/// <param name="Code">The GSS code, such as E09000031; pseudo-areas have a code of the catalogue's own.</param>
/// <param name="Name">The official name, such as Waltham Forest.</param>
/// <param name="Kind">What sort of place it is.</param>
/// <param name="ParentCode">The force that polices it, if any.</param>
public sealed record Area(string Code, string Name, AreaKind Kind, string? ParentCode)
{
    /// <summary>Other spellings under which publishers name it.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>A short name for running text where there is one ("MPS" for the Metropolitan Police Service), else the name.</summary>
    public string ShortName { get; init; } = Name;

    /// <summary>It in a sentence: "the MPS" where it has a short name, else its name.</summary>
    public string InText => ShortName == Name ? Name : $"the {ShortName}";

    /// <summary>What areas of its kind are called: "borough", "district".</summary>
    public Unit KindUnit => Kind == AreaKind.Borough ? new Unit("borough", "boroughs") : new Unit("district", "districts");

    /// <summary>Its place on the tile map, row and column from 1, if it has one.</summary>
    public (int Row, int Column)? Tile { get; init; }

    /// <summary>The name in addresses and folders: "waltham-forest".</summary>
    public string Slug { get; } = MakeSlug(Name);

    /// <summary>A name in lower case, with hyphens between the words and nothing else.</summary>
    public static string MakeSlug(string name)
    {
        var slug = new System.Text.StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant().Replace("&", " and ", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (letter is not ('\'' or '’' or '.') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
