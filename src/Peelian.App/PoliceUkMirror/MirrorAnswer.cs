using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>What is answered, and which months of which forces it rests on.</summary>
/// <param name="Json">The answer.</param>
sealed record MirrorAnswer(ReadOnlyMemory<byte> Json)
{
    /// <summary>What is loaded of what was asked, for a header: <c>month=2015-10; forces=city-of-london; missing=btp</c>. Null where no month was asked.</summary>
    public string? Coverage { get; init; }

    /// <summary>The licences of the files behind it, for a header.</summary>
    public string? Licence { get; init; }
}

/// <summary>What is loaded for a month, in words for a header.</summary>
/// <param name="catalogue">Names the forces.</param>
/// <param name="all">Everything that is loaded.</param>
/// <param name="grounds">Which force polices which ground.</param>
sealed class MirrorCoverage(Catalogue catalogue, IReadOnlyList<IncidentPart> all, MirrorGrounds grounds)
{
    /// <summary>The answer, with what it rests on.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="month">The month asked for; null for all.</param>
    /// <param name="parts">What it was answered from.</param>
    /// <param name="shape">Where it was asked about; null for wherever.</param>
    public MirrorAnswer Of(MirrorAnswer answer, Month? month, IReadOnlyList<IncidentPart> parts, MirrorShape? shape = null)
    {
        var table = parts.Count > 0 ? parts[0].Table : null;
        var forces = ForcesOf(parts);
        List<string> said = [$"month={month?.ToString() ?? "all"}", $"forces={forces}"];
        // A force of other months that this month does not have: without it an empty list is no zero.
        var missing = all.Where(part => part.Table == table && part.ForceCode is not null).Select(part => part.ForceCode!).Except(parts.Select(part => part.ForceCode!)).ToList();
        if (missing.Count > 0)
            said.Add($"missing={Names(missing)}");
        if (shape?.Outline is { IsEmpty: false } outline && Uncovered(outline, parts) is { Length: > 0 } uncovered)
            said.Add($"uncovered={uncovered}");
        if (parts.Where(part => !part.IsPlaced).ToList() is { Count: > 0 } unplaced)
            said.Add($"unplaced={ForcesOf(unplaced)}");
        if (parts.Count(part => part.ForceCode is null) is > 0 and var answers)
            said.Add($"answers={Figures.Format.Whole(answers)}");
        if (parts.Where(part => part.Snapshot.Illustrative).ToList() is { Count: > 0 } madeUp)
            said.Add($"illustrative={ForcesOf(madeUp)}");
        return answer with
        {
            Coverage = string.Join("; ", said),
            Licence = string.Join("; ", parts.Select(part => part.Snapshot.Licence).Distinct(StringComparer.Ordinal).Select(Plain)),
        };
    }

    // Whose ground the shape lies on of which nothing of that month is loaded, and whether some of it is nobody's that is known.
    string Uncovered(NetTopologySuite.Geometries.Geometry outline, IReadOnlyList<IncidentPart> parts)
    {
        var (forces, hasUnknown) = grounds.Under(outline);
        var names = Names(forces.Except(parts.Select(part => part.ForceCode!), StringComparer.Ordinal));
        return string.Join(',', ((string[])[names, hasUnknown ? MirrorGrounds.Unknown : ""]).Where(one => one.Length > 0));
    }

    string ForcesOf(IEnumerable<IncidentPart> parts) => Names(parts.Select(part => part.ForceCode).OfType<string>());

    string Names(IEnumerable<string> codes) => string.Join(',', codes.Distinct(StringComparer.Ordinal).Select(Name).Order(StringComparer.Ordinal));

    string Name(string code) => catalogue.FindForce(code) is { } force ? Plain(PoliceUkInterface.ForceId(force)) : code;

    // A header takes letters that every machine has.
    static string Plain(string text) => string.Concat(text.Where(letter => letter is >= ' ' and <= '~'));
}
