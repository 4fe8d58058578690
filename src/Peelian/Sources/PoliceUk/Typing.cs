namespace Peelian.Sources.PoliceUk;

/// <summary>How the columns of a file become typed ones, in the engine's words.</summary>
/// <remarks>
/// There are two ways. The quick one expects a file exactly as published: the reader itself makes the numbers, labels are compared as they
/// stand. At the first doubt (a refused line, a label or place that is none) what it wrote is thrown away, and the thorough one reads
/// everything as text, without regard to blanks and case, so that each fault can be told with its line and value.
/// </remarks>
/// <param name="Input">The file.</param>
/// <param name="Thorough">True for the thorough way.</param>
/// <param name="Forces">Codes of forces by name.</param>
/// <param name="Force">The force that the file is about, as far as its name or its user says it.</param>
sealed record Typing(CsvInput Input, bool Thorough, LabelMap Forces, Area? Force)
{
    /// <summary>The engine's type of a label map's labels.</summary>
    public static string TypeName(LabelMap map, bool lower) => lower ? $"e_{map.Name}_lower" : $"e_{map.Name}";

    /// <summary>A label's id; <c>'?'</c> for a label that is not known.</summary>
    public string Label(string column)
    {
        var (_, map, blank) = Input.Table.Labels.Single(label => label.Column == column);
        return Mapped($"raw.{Sql.Column(Input.Table.IndexOf(column))}", map, blank);
    }

    /// <summary>Degrees; NaN for a text that is none.</summary>
    public string Degrees(string column)
    {
        var raw = $"raw.{Sql.Column(Input.Table.IndexOf(column))}";
        return Thorough ? $"CASE WHEN {raw} IS NOT NULL THEN coalesce(TRY_CAST({raw} AS DOUBLE), 'NaN'::DOUBLE) END" : raw;
    }

    /// <summary>A month's index from text such as 2015-10; null for any other text.</summary>
    public string MonthOf(string column)
    {
        var raw = $"raw.{Sql.Column(Input.Table.IndexOf(column))}";
        var parsed = $"""
            CASE WHEN length({raw}) = 7 AND {raw}[5] = '-' AND TRY_CAST({raw}[6:] AS UTINYINT) BETWEEN 1 AND 12
                 THEN TRY_CAST({raw}[:4] AS USMALLINT)::INTEGER * 12 + TRY_CAST({raw}[6:] AS UTINYINT)::INTEGER - 1 END
            """;
        // Nearly always every row has the month of the name: one comparison instead of the parsing.
        return Input.Name.Month is { } month
            ? $"CASE WHEN {raw} = '{month}' THEN {Sql.Number(month.Index)} ELSE {parsed} END"
            : parsed;
    }

    /// <summary>The force's code; <c>'?'</c> for a name that no force has.</summary>
    public string ForceCode()
    {
        if (Input.CoversNoArea)
            return "CAST(NULL AS VARCHAR)";
        if (!Input.Table.RowsNameForce)
            return Sql.Text(Force!.Code);
        var mapped = Mapped("raw.force_name", Forces, "'?'");
        return Force is null ? mapped : $"CASE WHEN raw.force_name = {Sql.Text(Force.Name)} THEN {Sql.Text(Force.Code)} ELSE {mapped} END";
    }

    /// <summary>The 32 bytes of a crime's id; null where it has none of that form. The quick way fails on 64 characters that are no digits.</summary>
    public string Bytes(string column)
    {
        var raw = $"raw.{Sql.Column(Input.Table.IndexOf(column))}";
        return $"CASE WHEN length({raw}) = 64 THEN {(Thorough ? $"TRY(unhex({raw}))" : $"unhex({raw})")} END";
    }

    string Mapped(string raw, LabelMap map, string blank)
    {
        var ids = string.Join(", ", map.Ids.Values.Select(Sql.Text));
        var label = Thorough ? $"lower({raw})" : raw;
        return $"CASE WHEN {raw} IS NULL THEN {blank} ELSE coalesce(list_extract([{ids}], enum_code(TRY_CAST({label} AS {TypeName(map, Thorough)}))::INTEGER + 1), '?') END";
    }
}
