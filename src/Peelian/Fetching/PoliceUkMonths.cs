using System.Globalization;
using System.Text.Json;

namespace Peelian.Fetching;

/// <summary>What data.police.uk says that it has: its months, and whose searches are in each.</summary>
sealed class PoliceUkMonths
{
    const int MostBytes = 10_000_000;

    readonly Dictionary<Month, HashSet<string>> _stops;

    PoliceUkMonths(Dictionary<Month, HashSet<string>> stops) => _stops = stops;

    /// <summary>The newest month.</summary>
    public Month Latest => _stops.Keys.Max();

    /// <summary>The oldest month that is listed; archives go back further.</summary>
    public Month Oldest => _stops.Keys.Min();

    /// <summary>Does the interface have this month?</summary>
    public bool Has(Month month) => _stops.ContainsKey(month);

    /// <summary>Did the force publish searches for the month?</summary>
    public bool HasStops(Month month, string force) => _stops.TryGetValue(month, out var forces) && forces.Contains(force);

    public static async Task<PoliceUkMonths> Ask(Downloader downloader, Uri address, CancellationToken stop)
    {
        var stops = new Dictionary<Month, HashSet<string>>();
        using var json = await Json(downloader, address, stop).ConfigureAwait(false);
        if (json.RootElement.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in json.RootElement.EnumerateArray())
            {
                if (MonthIn(one, "date") is { } month)
                    stops[month] = [.. ForcesIn(one)];
            }
        }
        return stops.Count > 0 ? new PoliceUkMonths(stops) : throw new FetchFault($"{address} names no month: it answers something else than it used to. Nothing was changed.");
    }

    /// <summary>The newest month, as the shorter of the two answers says it.</summary>
    public static async Task<Month> AskLatest(Downloader downloader, Uri address, CancellationToken stop)
    {
        using var json = await Json(downloader, address, stop).ConfigureAwait(false);
        return MonthIn(json.RootElement, "date") ?? throw new FetchFault($"{address} names no date: it answers something else than it used to. Nothing was changed.");
    }

    static async Task<JsonDocument> Json(Downloader downloader, Uri address, CancellationToken stop)
    {
        var bytes = await downloader.Small(address, MostBytes, stop).ConfigureAwait(false);
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException fault)
        {
            throw new FetchFault($"{address} gives something that is no JSON. Nothing was changed.", fault);
        }
    }

    // The day is there for the form's sake and means nothing.
    static Month? MonthIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var date) && date.ValueKind == JsonValueKind.String
            && date.GetString() is { Length: >= 7 } text && Month.TryParse(text[..7], CultureInfo.InvariantCulture, out var month) ? month : null;

    static IEnumerable<string> ForcesIn(JsonElement element) =>
        element.TryGetProperty("stop-and-search", out var forces) && forces.ValueKind == JsonValueKind.Array
            ? forces.EnumerateArray().Where(force => force.ValueKind == JsonValueKind.String).Select(force => force.GetString()!)
            : [];
}
