using Peelian.Sources.PoliceUk;

namespace Peelian.Sources;

/// <summary>A category of crime as data.police.uk's interface names it.</summary>
/// <param name="Url">Its word in addresses: <c>violent-crime</c>.</param>
/// <param name="Name">Its name: <c>Violence and sexual offences</c>.</param>
public sealed record InterfaceCategory(string Url, string Name)
{
    /// <summary>The crime types of the files that it is.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The first month in which it was one; null for always.</summary>
    public Month? From { get; init; }

    /// <summary>The last month in which it was one; null where it still is.</summary>
    public Month? To { get; init; }

    /// <summary>Was it one in a month?</summary>
    public bool IsOf(Month month) => (From is not { } first || first <= month) && (To is not { } last || month <= last);
}

/// <summary>The words of data.police.uk's interface for what its files say: the same crimes, named a little otherwise.</summary>
public static class PoliceUkInterface
{
    /// <summary>The category of all crimes.</summary>
    public static InterfaceCategory AllCrime => Labels.CrimeWords.All;

    /// <summary>Every category, those of one word in several months too.</summary>
    public static IReadOnlyList<InterfaceCategory> Categories => Labels.CrimeWords.Categories;

    /// <summary>The interface's word for a crime type of the files.</summary>
    /// <param name="type">The type's id, such as <c>violence-and-sexual-offences</c>.</param>
    public static string CategoryOf(string type) => Categories.FirstOrDefault(category => category.Types.Contains(type, StringComparer.Ordinal))?.Url ?? type;

    /// <summary>What kind of place a force's crimes are given.</summary>
    public static string LocationType(string? forceCode) => forceCode is null ? Labels.CrimeWords.LocationType : Labels.CrimeWords.LocationTypes.GetValueOrDefault(forceCode, Labels.CrimeWords.LocationType);

    /// <summary>An outcome's code and name.</summary>
    /// <param name="id">The outcome's id, such as <c>no-suspect-identified</c>.</param>
    public static (string Code, string Name) Outcome(string id) => (Labels.OutcomeCodes.GetValueOrDefault(id, id), Labels.CrimeOutcome.LabelOf(id) ?? id);

    /// <summary>The id of the outcome that is published under a label; null where none is.</summary>
    public static string? OutcomeCalled(string label) => Labels.CrimeOutcome.Ids.GetValueOrDefault(label);

    /// <summary>The published label of what a search says; null for what was not recorded.</summary>
    /// <param name="map">What it is about: <c>legislation</c>, <c>object</c>, <c>gender</c>.</param>
    /// <param name="id">The id in that map.</param>
    public static string? SearchLabel(string map, string id) => Labels.Stops.Maps[map].LabelOf(id);

    /// <summary>A search's outcome: the interface's id and name, or no id and the published label; both empty for what was not recorded.</summary>
    public static (string Id, string Name) SearchOutcome(string id) =>
        Labels.Stops.Outcomes.TryGetValue(id, out var known) ? (known[0], known[1]) : ("", SearchLabel("outcome", id) ?? "");

    /// <summary>What data.police.uk calls a force: <c>city-of-london</c>, that of its other names that is written as in an address.</summary>
    public static string ForceId(Area force) => force.OtherNames.FirstOrDefault(name => name == Area.MakeSlug(name)) ?? force.Slug;
}
