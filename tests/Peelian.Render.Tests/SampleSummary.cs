using Peelian.Figures;
using Peelian.Sources;

namespace Peelian.Render.Tests;

/// <summary>A pack made by hand with every kind of chart, mark and gap in it, and with names that try to break out.</summary>
static partial class SampleSummary
{
    public const string Script = "<script>alert(1)</script> & \"quotes\" 'n' more";
    public const string Formula = "=HYPERLINK(\"http://example.org\",\"click\")";
    public const string RightToLeft = "name \u202Etxt.exe\u202C \u200Fend";
    public const string Emoji = "Panel 👮🏽‍♀️ of the ward";

    public static readonly string Long = string.Concat(Enumerable.Repeat("Long name ", 30));

    static readonly Period Year = Period.YearTo(new Month(2015, 10));
    static readonly string CrimeFile = new('a', 64);
    static readonly string SurveyFile = new('b', 64);
    static readonly string MadeUpFile = new('c', 64);

    public static readonly string[] Boroughs =
    [
        "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield", "Greenwich",
        "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow", "Islington",
        "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham", "Redbridge",
        "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest", "Wandsworth", "Westminster",
    ];

    /// <summary>The pack.</summary>
    public static Summary Make(string area = "Waltham Forest") => new()
    {
        PackId = "snb",
        Title = "Safer Neighbourhood Board performance summary",
        Area = new Area("E09000031", area, AreaKind.Borough, "E23000001"),
        Force = new Area("E23000001", "Metropolitan Police Service", AreaKind.Force, null) { ShortName = "MPS" },
        AsAt = new Month(2015, 10),
        Period = Year,
        Introduction = ["Figures compare the 12 months to October 2015 with the 12 months to October 2014, unless they say otherwise."],
        Sections = [Crime(), Calls(), Survey(), Complaints(), Stops(), Custody(), Hostile()],
        FurtherSources =
        [
            new FurtherSource("London Datastore", "Recorded crime, surveys and population by borough.", "https://data.london.gov.uk/"),
            new FurtherSource("A retired page", "Kept for reference.", "javascript:alert(1)"),
        ],
        Inputs = [CrimeFile],
        Snapshots = [File(CrimeFile, "mps-recorded-crime-borough.csv", "Metropolitan Police Service", "Recorded crime by borough", new DateOnly(2015, 11, 12)),
            File(SurveyFile, "pas-borough.csv", "Mayor’s Office for Policing And Crime", "Public Attitude Survey", null),
            File(MadeUpFile, "illustrative.csv", "Peelian", "Illustrative figures", null, illustrative: true)],
        Foot = ["Independent: made from published data, not produced by or for any police force or mayor’s office. Not official statistics.",
            "Contains public sector information licensed under the Open Government Licence v3.0."],
        Shorthand =
        [
            new Term("missing", "Not available, [x]", "A number that is not printed because something it needs was not published or cannot be used; the reason stands beside it. It is not 0.", null),
            new Term("published-statistic", "As published", "A percentage, rate or change that was published without the counts behind it. It is printed as it was given and cannot be checked.", null),
            new Term("small-base", "Too few to say", "A change from fewer than 50 cases. The counts are printed in its place.", null),
        ],
    };

    static SnapshotRecord File(string id, string name, string publisher, string series, DateOnly? published, bool illustrative = false) => new()
    {
        Id = id,
        FileName = name,
        Bytes = 1234,
        SourceId = "tidy",
        Publisher = publisher,
        Series = series,
        Licence = "Open Government Licence v3.0",
        Attribution = $"Contains data of the {publisher}.",
        Url = illustrative ? null : "https://data.london.gov.uk/dataset/recorded_crime_summary",
        Published = published,
        Retrieved = new DateOnly(2015, 12, 1),
        Order = 1,
        Illustrative = illustrative,
    };

    static Figure Figure(int number, string headline, string title, Table table) => new()
    {
        Id = $"figure-{number:00}",
        Number = number,
        Name = $"Name of figure {number}",
        Headline = headline,
        Title = title,
        Table = table,
        Period = Year,
        Sources = [new SourceLine("Metropolitan Police Service, recorded crime by borough, published 12 November 2015", [CrimeFile])],
    };

    static Cell Count(decimal value, string? file = null) => Number(Estimate.Of(value), 0, file);

    static Cell Number(Estimate estimate, int decimals, string? file = null)
    {
        var sourced = estimate with { SnapshotIds = [file ?? CrimeFile] };
        return Cell.Of(sourced, Format.Number(sourced, decimals));
    }

    static Cell Change(decimal before, decimal now)
    {
        if (before < 50)
            return Cell.Of(Estimate.Of(new Fraction((System.Numerics.BigInteger)(100 * (now - before)), (System.Numerics.BigInteger)before)) with { SmallBase = true },
                $"{Format.Whole(before)} to {Format.Whole(now)}");
        var change = Estimate.Of(new Fraction((System.Numerics.BigInteger)(100 * (now - before)), (System.Numerics.BigInteger)before));
        return Cell.Of(change, Format.Change(change, 1));
    }

    static Cell Published(decimal value, string printed) => Cell.Of(Estimate.Of(value) with { AsPublished = true, Decimals = 1, SnapshotIds = [CrimeFile] }, printed);

    static Cell Missing(string why) => Cell.Of(Estimate.Missing(why), Format.NotAvailable);

    static Sentence Say(string id, string text) => new(id, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["text"] = text }, text);
}
