namespace Peelian.Sources.PoliceUk;

/// <summary>The three kinds of file that data.police.uk publishes.</summary>
static class Tables
{
    const string NotRecorded = "'not-recorded'";
    const string NotNull = "'?'";

    static readonly string[] CrimeAnswer =
    [
        "category", "location_type", "location.latitude", "location.street.id", "location.street.name", "location.longitude", "context",
        "outcome_status.category", "outcome_status.date", "persistent_id", "id", "location_subtype", "month",
    ];

    static readonly string[] StopAnswer =
    [
        "age_range", "outcome", "involved_person", "self_defined_ethnicity", "gender", "legislation", "outcome_linked_to_object_of_search",
        "datetime", "removal_of_more_than_outer_clothing", "outcome_object.id", "outcome_object.name", "location.latitude", "location.street.id",
        "location.street.name", "location.longitude", "operation", "officer_defined_ethnicity", "type", "operation_name", "object_of_search",
    ];

    /// <summary>Crimes and anti-social behaviour incidents.</summary>
    public static PoliceUkTable Street { get; } = Crimes("street", "street",
    [
        new("Crime type", "category"),
        new("Last outcome category", "outcome_status", "category"),
        new("Context", "context"),
    ]);

    /// <summary>Outcomes of crimes.</summary>
    public static PoliceUkTable Outcomes { get; } = Crimes("outcomes", "outcomes", [new("Outcome type")]);

    /// <summary>Searches.</summary>
    public static PoliceUkTable Stops { get; } = MakeStops();

    /// <summary>All three.</summary>
    public static IReadOnlyList<PoliceUkTable> All { get; } = [Street, Outcomes, Stops];

    static PoliceUkTable Crimes(string name, string word, IReadOnlyList<PublishedColumn> last)
    {
        var street = last.Count > 1;
        var outcome = street ? "Last outcome category" : "Outcome type";
        return new()
        {
            Name = name,
            FileWord = word,
            Columns =
            [
                new("Crime ID", "persistent_id"), new("Month", "month"), new("Reported by"), new("Falls within"),
                new("Longitude", "location", "longitude"), new("Latitude", "location", "latitude"),
                new("Location", "location", "street", "name"), new("LSOA code"), new("LSOA name"), .. last,
            ],
            AnswerNames = street ? CrimeAnswer : [],
            Labels = street
                ? [("Crime type", PoliceUk.Labels.CrimeType, NotNull), (outcome, PoliceUk.Labels.CrimeOutcome, "NULL")]
                : [(outcome, PoliceUk.Labels.CrimeOutcome, NotNull)],
            Numbers = ["Longitude", "Latitude"],
            Derived = "coalesce(c3, c2) AS force_name",
            Select = typing => CrimeSelect(typing, street),
            Faults =
            [
                new("Month", "month IS NULL", "a month such as 2015-10"),
                new("Falls within", "force = '?'", "a police force of the catalogue"),
                .. Degrees(),
                .. street ? [new Fault("Crime type", "crime_type = '?'", "a crime type of data.police.uk", PoliceUk.Labels.CrimeType.Published)] : Array.Empty<Fault>(),
                new(outcome, "outcome = '?'", "an outcome of data.police.uk", PoliceUk.Labels.CrimeOutcome.Published),
            ],
            Located = "lsoa IS NOT NULL",
            RowsNameForce = true,
            DateColumn = "Month",
        };
    }

    static string CrimeSelect(Typing typing, bool street) =>
        $"""
        {typing.Bytes("Crime ID")} AS crime_id,
        CASE WHEN {typing.Bytes("Crime ID")} IS NULL THEN raw.c0 END AS crime_id_text,
        {typing.MonthOf("Month")} AS month,
        {typing.ForceCode()} AS force,
        {typing.Degrees("Longitude")} AS longitude,
        {typing.Degrees("Latitude")} AS latitude,
        raw.c6 AS location,
        raw.c7 AS lsoa,
        raw.c8 AS lsoa_name,
        {(street ? typing.Label("Crime type") + " AS crime_type," : "")}
        {typing.Label(street ? "Last outcome category" : "Outcome type")} AS outcome
        {(street ? ", raw.c11 AS context" : "")}
        """;

    static Fault[] Degrees()
    {
        var bounds = PoliceUk.Labels.Bounds;
        return
        [
            new("Longitude", $"longitude NOT BETWEEN {Sql.Number(bounds.West)} AND {Sql.Number(bounds.East)}", "degrees east within the United Kingdom, such as -0.106453"),
            new("Latitude", $"latitude NOT BETWEEN {Sql.Number(bounds.South)} AND {Sql.Number(bounds.North)}", "degrees north within the United Kingdom, such as 51.518207"),
            new("Longitude", "longitude IS NULL AND latitude IS NOT NULL", "degrees, as Latitude is given"),
            new("Latitude", "latitude IS NULL AND longitude IS NOT NULL", "degrees, as Longitude is given"),
        ];
    }

    static PoliceUkTable MakeStops()
    {
        var maps = PoliceUk.Labels.Stops.Maps;
        (string Column, string Map, string Expected)[] labels =
        [
            ("Type", "type", "a type of search"),
            ("Part of a policing operation", "yes_no", "True, False or nothing"),
            ("Gender", "gender", "a gender of data.police.uk, or nothing"),
            ("Age range", "age", "an age range of data.police.uk, or nothing"),
            ("Self-defined ethnicity", "self_defined_ethnicity", "a self-defined ethnicity of data.police.uk, or nothing"),
            ("Officer-defined ethnicity", "officer_defined_ethnicity", "an officer-defined ethnicity of data.police.uk, or nothing"),
            ("Legislation", "legislation", "a power of search of data.police.uk, or nothing"),
            ("Object of search", "object", "an object of search of data.police.uk, or nothing"),
            ("Outcome", "outcome", "an outcome of data.police.uk, or nothing"),
            ("Outcome linked to object of search", "yes_no", "True, False or nothing"),
            ("Removal of more than just outer clothing", "yes_no", "True, False or nothing"),
        ];
        string[] typed =
            ["type", "operation", "gender", "age", "self_defined_ethnicity", "officer_defined_ethnicity", "legislation", "object", "outcome", "linked", "removal"];
        return new()
        {
            Name = "stops",
            FileWord = "stop-and-search",
            Columns = StopColumns(),
            AnswerNames = StopAnswer,
            Labels = [.. labels.Select(label => (label.Column, maps[label.Map], label.Map == "type" ? NotNull : NotRecorded))],
            Derived = StopTime(),
            Numbers = ["Latitude", "Longitude"],
            Select = StopSelect,
            Faults =
            [
                new("Date", "\"at\" IS NULL", "a date and time with its offset, such as 2015-10-01T09:30:00+00:00"),
                .. Degrees(),
                .. labels.Zip(typed, (label, column) => new Fault(label.Column, $"{column} = '?'", label.Expected, maps[label.Map].Published)),
            ],
            Located = "latitude IS NOT NULL",
            RowsNameForce = false,
            DateColumn = "Date",
        };
    }

    static IReadOnlyList<PublishedColumn> StopColumns() =>
    [
        new("Type", "type"), new("Date", "datetime"), new("Part of a policing operation", "operation"),
        new("Policing operation", "operation_name"), new("Latitude", "location", "latitude"),
        new("Longitude", "location", "longitude"), new("Gender", "gender"), new("Age range", "age_range"),
        new("Self-defined ethnicity", "self_defined_ethnicity"), new("Officer-defined ethnicity", "officer_defined_ethnicity"),
        new("Legislation", "legislation"), new("Object of search", "object_of_search"), new("Outcome", "outcome"),
        new("Outcome linked to object of search", "outcome_linked_to_object_of_search"),
        new("Removal of more than just outer clothing", "removal_of_more_than_outer_clothing"),
    ];

    // The offset is asked for: without one, nobody knows in which month the first hour of a month lies.
    static string StopTime() =>
        """
        CASE WHEN regexp_full_match(c1, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})')
             THEN TRY_CAST(c1 AS TIMESTAMPTZ) END AS instant
        """;

    static string StopSelect(Typing typing)
    {
        var local = $"(raw.instant AT TIME ZONE {Sql.Text(PoliceUk.Labels.Stops.TimeZone)})";
        return $"""
            raw.instant AT TIME ZONE 'UTC' AS "at",
            CAST(year({local}) * 12 + month({local}) - 1 AS INTEGER) AS month,
            CAST(hour({local}) AS INTEGER) AS hour,
            {typing.ForceCode()} AS force,
            {typing.Label("Type")} AS type,
            {typing.Label("Part of a policing operation")} AS operation,
            raw.c3 AS operation_name,
            {typing.Degrees("Latitude")} AS latitude,
            {typing.Degrees("Longitude")} AS longitude,
            {typing.Label("Gender")} AS gender,
            {typing.Label("Age range")} AS age,
            {typing.Label("Self-defined ethnicity")} AS self_defined_ethnicity,
            raw.c8 AS self_defined_label,
            {typing.Label("Officer-defined ethnicity")} AS officer_defined_ethnicity,
            {typing.Label("Legislation")} AS legislation,
            {typing.Label("Object of search")} AS object,
            {typing.Label("Outcome")} AS outcome,
            {typing.Label("Outcome linked to object of search")} AS linked,
            {typing.Label("Removal of more than just outer clothing")} AS removal
            """;
    }
}
