using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Peelian.Tests;

/// <summary>All who ask the same mirror: one store for them is read and served.</summary>
[CollectionDefinition(Name)]
public sealed class OneMirror : ICollectionFixture<ServedMirror>
{
    public const string Name = "mirror";
}

/// <summary>A served store with crimes, outcomes and searches written by hand in the published form, answers of the interface, and files that must never be told.</summary>
public sealed class ServedMirror : ServedSite
{
    public const string StreetHeader = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    public const string OutcomeHeader = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
    public const string Violence = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    public const string Theft = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";
    public const string Elsewhere = "1111111111111111111111111111111111111111111111111111111111111111";

    public const string Robbed = "4444444444444444444444444444444444444444444444444444444444444444";

    static string AnswerOf(string category, string id, int number, string outcome) =>
        $$"""{"category":"{{category}}","location_type":"Force","location":{"latitude":"51.511394","street":{"id":777001,"name":"On or near Haven Quays"},"longitude":"0.554409"},"context":"","outcome_status":{{outcome}},"persistent_id":"{{id}}","id":{{number}},"location_subtype":"","month":"2015-09"}""";

    /// <summary>What only files have that nobody may see.</summary>
    public static readonly IReadOnlyList<string> Hushed = ["Hushed Lane", "hushed-context", "2222222222222222222222222222222222222222222222222222222222222222", "51.599991", "Superseded Row", "Later Lane", "51.599992"];

    const string City = "City of London Police,City of London Police";
    const string Beech = "-0.095914,51.520348,On or near Beech Street,E01000001,City of London 001A";
    const string Charterhouse = "-0.106453,51.518207,On or near Charterhouse Street,E01000914,Camden 028B";
    const string Haven = "0.554409,51.511394,On or near Haven Quays,E01021501,Castle Point 011D";

    readonly Lazy<HttpClient> _client;

    public ServedMirror() => _client = new(() => Client(Address));

    internal static HttpClient Client(Uri address) => new() { BaseAddress = new Uri(address, "/police-uk/api/") };

    internal HttpClient Http => _client.Value;

    private protected override void Fill()
    {
        Add("2015-10-city-of-london-street.csv", StreetHeader + $",2015-10,{City},{Beech},Anti-social behaviour,,\n,2015-10,{City},-0.2,51.58,Superseded Row,E01000001,City of London 001A,Drugs,,\n", "--published", "2015-11-20");
        // The same month, published again.
        Add("again/2015-10-city-of-london-street.csv", StreetHeader
            + $",2015-10,{City},{Beech},Anti-social behaviour,,\n,2015-10,{City},{Beech},Anti-social behaviour,,\n"
            + $"{Violence},2015-10,{City},{Charterhouse},Violence and sexual offences,Investigation complete; no suspect identified,\n"
            + $"{Theft},2015-10,{City},,,No Location,,,Other theft,Offender sent to prison,\n", "--published", "2016-01-20");
        Plain("2015-09-city-of-london-street.csv", StreetHeader + $",2015-09,{City},{Haven},Burglary,,\n{Robbed},2015-09,{City},{Haven},Robbery,Local resolution,\n");
        // The interface's answer of an earlier day: the robbery was not resolved, and there was a row that the file does not have.
        Plain("september.json", $"[{AnswerOf("robbery", Robbed, 42000001, """{"category":"Under investigation","date":"2015-09"}""")},{AnswerOf("anti-social-behaviour", "", 42000002, "null")}]");
        AddWith("public", "2015-05-city-of-london-street.csv", StreetHeader + $",2015-05,{City},{Haven},Burglary,,\n", "--illustrative");
        Plain("2015-12-city-of-london-street.csv", StreetHeader + string.Concat(Enumerable.Repeat($",2015-12,{City},{Beech},Anti-social behaviour,,\n", 10_001)));
        Plain("2015-11-city-of-london-outcomes.csv", OutcomeHeader
            + $"{Violence},2015-11,{City},{Charterhouse},Investigation complete; no suspect identified\n{Elsewhere},2015-11,{City},{Charterhouse},Suspect charged\n");
        Plain("2015-10-metropolitan-stop-and-search.csv", File.ReadAllText(Project.File("src", "Peelian", "Sources", "PoliceUkStopAndSearch", "sample.csv")));
        Plain("2016-02-metropolitan-stop-and-search.csv", SearchHeader + "Person search,2016-02-03T12:00:00+00:00,,,,,Male,18-24,,White,,,,,\n");
        Plain("crimes.json", CrimesAnswer);
        Desk.Run("add", Desk.In("plain"), "--access", "public", "--quiet").Well();
        Add("searches.json", SearchesAnswer, "--force", "metropolitan");
        AddWith("restricted", "2015-08-city-of-london-street.csv", StreetHeader + $"{Hushed[2]},2015-08,{City},-0.095914,51.599991,On or near Hushed Lane,E01000001,City of London 001A,Drugs,,hushed-context\n");
        AddWith("restricted", "2015-08-city-of-london-outcomes.csv", OutcomeHeader + $"{Hushed[2]},2015-08,{City},-0.095914,51.599991,On or near Hushed Lane,E01000001,City of London 001A,Suspect charged\n");
        AddWith("restricted", "2015-08-metropolitan-stop-and-search.csv", SearchHeader + "Person search,2015-08-03T12:00:00+00:00,,,51.599991,-0.095914,Male,18-24,,White,,,,,\n");
        Add("2015-07-city-of-london-street.csv", StreetHeader + $",2015-07,{City},-0.095914,51.599992,On or near Later Lane,E01000001,City of London 001A,Drugs,,\n", "--release-at", "2999-01-01");
    }

    static string SearchHeader => File.ReadLines(Project.File("src", "Peelian", "Sources", "PoliceUkStopAndSearch", "sample.csv")).First() + "\n";

    /// <summary>The interface's answers as they came, in one line.</summary>
    internal static string CrimesAnswer => Sample("PoliceUkCrimesApi");

    internal static string SearchesAnswer => JsonSerializer.Serialize(JsonDocument.Parse(Sample("PoliceUkStopsApi")).RootElement.EnumerateArray().Where(search => search.GetProperty("datetime").GetString()!.StartsWith("2024-09", StringComparison.Ordinal)));

    static string Sample(string source) => File.ReadAllText(Project.File("src", "Peelian", "Sources", source, "sample.json"));

    // Those that need nothing said of them are added together.
    void Plain(string name, string text) => Desk.Write("plain/" + name, text);

    void Add(string name, string text, params string[] more) => AddWith("public", name, text, more);

    void AddWith(string access, string name, string text, params string[] more) =>
        Desk.Run(["add", Desk.Write(name, text), "--access", access, "--quiet", .. more]).Well();

    /// <summary>What is answered: the status, the coverage, and the JSON.</summary>
    internal Task<Told> Ask(string question, HttpContent? form = null) => Ask(Http, question, form);

    internal static async Task<Told> Ask(HttpClient client, string question, HttpContent? form = null)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, question) { Content = form };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Told((int)response.StatusCode, Header(response.Headers, "Peelian-Coverage"), text) { Licence = Header(response.Headers, "Peelian-Licence") };
    }

    static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join('|', values) : null;
}

/// <summary>What the mirror answered.</summary>
sealed record Told(int Status, string? Coverage, string Text)
{
    public string? Licence { get; init; }

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public IReadOnlyList<JsonElement> List => [.. Json.EnumerateArray()];

}
