using Peelian.Disclosure;

namespace Peelian;

/// <summary>Whether a rise is good, bad or neither: judgement is data on the measure, never a colour in a chart.</summary>
public enum Polarity
{
    /// <summary>A rise can mean more of it, more reporting or better recording: no judgement is made.</summary>
    NoJudgement,

    /// <summary>Lower is better, as for burglary.</summary>
    LowerIsBetter,

    /// <summary>Higher is better, as for public confidence.</summary>
    HigherIsBetter,
}

/// <summary>The thing that is counted, in one and in many: offence, offences.</summary>
/// <param name="One">Singular, for "1 offence".</param>
/// <param name="Many">Plural, for "0 offences" and "2 offences".</param>
public sealed record Unit(string One, string Many)
{
    /// <summary>True where the measure is a percentage of people asked.</summary>
    public bool IsPercent => Many == "%";
}

/// <summary>A month at which a series stops being comparable with what came before.</summary>
/// <param name="From">The first month of the new series.</param>
/// <param name="Refuse">True: no comparison is made across it. False: the comparison is made and the note printed.</param>
/// <param name="Note">What happened, in words for a reader.</param>
public sealed record SeriesBreak(Month From, bool Refuse, string Note)
{
    /// <summary>
    /// The publisher's labels that are counted together on both sides, so that what was renamed, split or moved out is no fall
    /// and no rise; empty where there is none such.
    /// </summary>
    public IReadOnlyList<string> Crosswalk { get; init; } = [];

    /// <summary>
    /// Set where the break lies between two ways of sorting offences and not at a month: it holds for a comparison of counts
    /// under one with counts under the other, whatever their months.
    /// </summary>
    public (string Earlier, string Later)? Between { get; init; }

    /// <summary>True where a comparison of two twelve months, or a run of months, has months on both sides.</summary>
    public bool Divides(Period months) => Between is null && months.First < From && From <= months.Last;

    /// <summary>True where it lies between counts under these two ways of sorting, in either order.</summary>
    public bool Divides(string? one, string? other) => Between is { } pair
        && one is not null && other is not null && (pair == (one, other) || pair == (other, one));
}

/// <summary>A count of incidents (rows of a published incident file) that meet conditions.</summary>
/// <param name="Table"><c>street</c>, <c>outcomes</c> or <c>stops</c>.</param>
/// <param name="Where">Conditions: column to the values allowed; a column name ending in <c>!</c> lists values excluded.</param>
public sealed record IncidentRule(string Table, IReadOnlyDictionary<string, IReadOnlyList<string>> Where);

/// <summary>What is assumed of a survey for its margin, and said beside it.</summary>
/// <param name="Interviews">People asked in an area in twelve months.</param>
/// <param name="DesignEffect">How many times the variance of a simple random sample its weights make.</param>
public sealed record SurveyAssumption(int Interviews, decimal DesignEffect);

/// <summary>Something counted or asked, as in <c>catalogue/measures/*.yaml</c>.</summary>
/// <param name="Id">Kebab-case identity, a contract: <c>burglary-residential</c>.</param>
/// <param name="Name">As a reader sees it: "Residential burglary".</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Definition">What it means and what it leaves out, in the catalogue's own words.</param>
public sealed record Measure(string Id, string Name, Unit Unit, string Definition)
{
    /// <summary>The catalogue file it stands in: <c>recorded-crime</c>, <c>confidence</c> …</summary>
    public string Theme { get; init; } = "";

    /// <summary>Whether a rise is good, bad or neither.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>Measures whose sum this is, such as personal and business robbery. Empty where it is counted itself.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Measures that count some of the same events without being parts: never add them up.</summary>
    public IReadOnlyList<string> Overlaps { get; init; } = [];

    /// <summary>Where the series breaks.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>What a reader must know beside the number.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>True for a number at the end of each month, such as officers employed: it is never added up over months.</summary>
    public bool IsStock { get; init; }

    /// <summary>False for what has no sum over months: a stock, people that others are divided by, what visitors report of their visits.</summary>
    public bool AddsUp { get; init; } = true;

    /// <summary>Slices it may be cut by.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Set where it counts incidents instead of reading a published table.</summary>
    public IncidentRule? Incidents { get; init; }

    /// <summary>The question that was asked, for a survey.</summary>
    public string? Question { get; init; }

    /// <summary>What is assumed of a survey whose publisher gives neither the number of interviews nor the design effect.</summary>
    public SurveyAssumption? Assumed { get; init; }

    /// <summary>When its counts are hidden; null, as for nearly all, where they never are.</summary>
    public DisclosureRule? Disclosure { get; init; }

    /// <summary>
    /// True where it may be shown by ward, LSOA and square. Off unless the entry says so: what is about few people, such as sexual
    /// offences, is never shown below its area.
    /// </summary>
    public bool IsMapped { get; init; }

    /// <summary>Where the definition comes from: a link.</summary>
    public string? DefinitionSource { get; init; }

    /// <summary>The name inside a sentence, where it is not the name in lower case: "MOPAC 7 crime".</summary>
    public string? NameInText { get; init; }

    /// <summary>True where the name is grammatically plural ("Other sexual offences rose"): for verbs.</summary>
    public bool IsPlural { get; init; }
}
