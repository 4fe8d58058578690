using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>Writes rows as the interface writes them: the same names, degrees as text, months as text.</summary>
sealed class MirrorWriter(Utf8JsonWriter json)
{
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an answer.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<MirrorWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            write(new(json));
        return buffer.WrittenMemory;
    }

    /// <summary>Why there is no answer (RFC 9457).</summary>
    public static ReadOnlyMemory<byte> Problem(int status, string title, string words) => Bytes(writer => writer.WriteProblem(status, title, words));

    void WriteProblem(int status, string title, string words)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteNumber("status", status);
        json.WriteString("detail", words);
        json.WriteEndObject();
    }

    /// <summary>A list.</summary>
    public void List<T>(IEnumerable<T> all, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var one in all)
            write(one);
        json.WriteEndArray();
    }

    /// <summary>An object of texts.</summary>
    public void Texts(params ReadOnlySpan<(string Name, string? Value)> texts)
    {
        json.WriteStartObject();
        foreach (var (name, value) in texts)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>A force: what the catalogue does not know of it is null, and of ways to reach it there are none.</summary>
    public void Force(string id, string name)
    {
        json.WriteStartObject();
        json.WriteNull("description");
        json.WriteNull("url");
        json.WriteStartArray("engagement_methods");
        json.WriteEndArray();
        json.WriteNull("telephone");
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    /// <summary>A month with the forces whose searches are loaded.</summary>
    public void Available(Month month, IEnumerable<string> forces)
    {
        json.WriteStartObject();
        json.WriteString("date", month.ToString());
        json.WriteStartArray("stop-and-search");
        foreach (var force in forces)
            json.WriteStringValue(force);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A crime with its last outcome.</summary>
    /// <param name="crime">The crime.</param>
    /// <param name="given">The month in which that outcome was given; null where that is not loaded.</param>
    public void Crime(ToldCrime crime, Month? given)
    {
        using var answer = crime.Answer is { } text ? JsonDocument.Parse(text) : null;
        // What the force's file says now goes before an answer of some earlier day.
        if (answer is not null && (crime.Row.Answer is not null || OutcomeOf(answer.RootElement) == crime.Row.Outcome))
        {
            answer.RootElement.WriteTo(json);
            return;
        }
        CrimeObject(crime, answer?.RootElement, () => Status(crime.Row.Outcome, given));
    }

    void Status(string? outcome, Month? given)
    {
        json.WritePropertyName("outcome_status");
        if (outcome is null)
            json.WriteNullValue();
        else
            Texts(("category", PoliceUkInterface.Outcome(outcome).Name), ("date", given?.ToString()));
    }

    static string? OutcomeOf(JsonElement answer) =>
        answer.TryGetProperty("outcome_status", out var status) && status.ValueKind == JsonValueKind.Object && status.TryGetProperty("category", out var category)
            ? PoliceUkInterface.OutcomeCalled(category.GetString() ?? "") : null;

    // A crime whose own row is not loaded is told as far as its outcome's row tells it: of what kind and month it is, is not known.
    void CrimeOfOutcome(CrimeRow outcome, ToldCrime? crime)
    {
        using var answer = crime?.Answer is { } text ? JsonDocument.Parse(text) : null;
        if (crime?.Row.Answer is null || answer is null)
        {
            CrimeObject(crime ?? new ToldCrime(outcome, 1), answer?.RootElement, () => { });
            return;
        }
        json.WriteStartObject();
        foreach (var property in answer.RootElement.EnumerateObject().Where(property => property.Name != "outcome_status"))
            property.WriteTo(json);
        json.WriteEndObject();
    }

    // The numbers that the interface gave, where it gave some; else our own.
    void CrimeObject(ToldCrime crime, JsonElement? answer, Action status)
    {
        var row = crime.Row;
        json.WriteStartObject();
        json.WriteString("category", row.Type is { } type ? PoliceUkInterface.CategoryOf(type) : null);
        json.WriteString("location_type", row.Point is null ? null : PoliceUkInterface.LocationType(row.ForceCode));
        Location(row.Point, row.Location, Number(answer, "location", "street", "id"));
        json.WriteString("context", row.Context);
        status();
        json.WriteString("persistent_id", row.CrimeId ?? "");
        json.WriteNumber("id", Number(answer, "id") ?? MirrorIds.OfCrime(row, crime.Nth));
        json.WriteString("location_subtype", answer is { } given && given.TryGetProperty("location_subtype", out var subtype) && subtype.ValueKind == JsonValueKind.String ? subtype.GetString() : "");
        json.WriteString("month", row.Type is null ? null : row.Month.ToString());
        json.WriteEndObject();
    }

    static long? Number(JsonElement? element, params ReadOnlySpan<string> names)
    {
        if (element is not { } part)
            return null;
        foreach (var name in names)
        {
            if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(name, out part))
                return null;
        }
        return part.ValueKind == JsonValueKind.Number && part.TryGetInt64(out var number) ? number : null;
    }

    void Location(MapPoint? point, string name, long? street)
    {
        json.WritePropertyName("location");
        if (point is not { } at)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("latitude", Degrees(at.Latitude));
        json.WriteStartObject("street");
        json.WriteNumber("id", street ?? MirrorIds.OfPlace(at));
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteString("longitude", Degrees(at.Longitude));
        json.WriteEndObject();
    }

    static string Degrees(double degrees) => degrees.ToString("F6", CultureInfo.InvariantCulture);

    /// <summary>An outcome, with its crime where that is not said already.</summary>
    /// <param name="row">The outcome.</param>
    /// <param name="given">Its month; null where that is not known.</param>
    /// <param name="crime">Its crime; null where that is not loaded.</param>
    /// <param name="withCrime">Whether the crime is told with it.</param>
    public void Outcome(CrimeRow row, Month? given, ToldCrime? crime, bool withCrime)
    {
        var (code, name) = PoliceUkInterface.Outcome(row.Outcome!);
        json.WriteStartObject();
        json.WritePropertyName("category");
        Texts(("code", code), ("name", name));
        json.WriteString("date", given?.ToString());
        json.WriteNull("person_id");
        if (withCrime)
        {
            json.WritePropertyName("crime");
            CrimeOfOutcome(row, crime);
        }
        json.WriteEndObject();
    }

    /// <summary>A crime's history.</summary>
    public void History(IEnumerable<(CrimeRow Row, Month? Given)> outcomes, CrimeRow any, ToldCrime? crime)
    {
        json.WriteStartObject();
        json.WritePropertyName("outcomes");
        List(outcomes, outcome => Outcome(outcome.Row, outcome.Given, null, withCrime: false));
        json.WritePropertyName("crime");
        CrimeOfOutcome(any, crime);
        json.WriteEndObject();
    }

    /// <summary>A search.</summary>
    public void Search(SearchRow row)
    {
        if (row.Answer is { } answer)
        {
            json.WriteRawValue(answer);
            return;
        }
        var (id, name) = PoliceUkInterface.SearchOutcome(row.Outcome);
        json.WriteStartObject();
        json.WriteString("age_range", Label("age", row.Age));
        json.WriteString("outcome", name);
        json.WriteBoolean("involved_person", row.Type != "vehicle");
        json.WriteString("self_defined_ethnicity", row.SelfDefinedEthnicity);
        json.WriteString("gender", Label("gender", row.Gender));
        json.WriteString("legislation", Label("legislation", row.Legislation));
        YesNo("outcome_linked_to_object_of_search", row.Linked);
        json.WriteString("datetime", row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture));
        YesNo("removal_of_more_than_outer_clothing", row.Removal);
        json.WritePropertyName("outcome_object");
        Texts(("id", id), ("name", name));
        Location(row.Point, "", null);
        YesNo("operation", row.Operation);
        json.WriteString("officer_defined_ethnicity", Label("officer_defined_ethnicity", row.OfficerDefinedEthnicity));
        json.WriteString("type", Label("type", row.Type));
        json.WriteString("operation_name", row.OperationName);
        json.WriteString("object_of_search", Label("object", row.Object));
        json.WriteEndObject();
    }

    static string? Label(string map, string id) => PoliceUkInterface.SearchLabel(map, id);

    void YesNo(string name, string id)
    {
        if (id is "yes" or "no")
            json.WriteBoolean(name, id == "yes");
        else
            json.WriteNull(name);
    }
}
