namespace Peelian.Sources;

/// <summary>A lookup from LSOA to local authority, and by way of the ward where the file has wards.</summary>
public sealed class LsoaLookup : ILookupSource, IGazetteerSource
{
    static readonly Lazy<(SourceInfo Info, LookupColumns Own)> Yaml =
        new(() => SourceYaml.Read("LsoaLookup", ["columns", "lsoa_codes", "skip_codes"], LookupColumns.Read));

    /// <inheritdoc/>
    public string Id => "lsoa-lookup";

    /// <inheritdoc/>
    public int ReaderVersion => 3;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return Judge(table, Yaml.Value.Own);
    }

    /// <inheritdoc/>
    public IEnumerable<LsoaPlace> Read(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            yield break;
        var own = Yaml.Value.Own;
        if (Judge(table, own) is { IsMatch: false } recognition)
        {
            problems.AddFatal(table.HeaderLine, null, recognition.Why, "columns for LSOA and local authority codes");
            yield break;
        }
        var columns = new Columns(table.Find(own.Lsoa), table.Find(own.Area), table.Find(own.WardCodes), table.Find(own.WardNames));
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        while (table.Next())
        {
            if (!table.IsMisshapen && ReadRow(table, columns, catalogue, own) is { } row && IsNew(table, columns.Lsoa, row, seen))
                yield return row;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<PlaceName> ReadNames(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        var own = Yaml.Value.Own;
        if (table is null || table.Find(own.WardNames) is not (>= 0 and var ward))
            yield break;
        var area = table.Find(own.Area);
        while (table.Next())
        {
            if (!table.IsMisshapen && table.Text(ward) is { Length: > 0 } name && catalogue.FindArea(table.Text(area)) is { } found && found.Code == table.Text(area))
                yield return new PlaceName(PlaceName.WardKind, name, found.Code);
        }
    }

    static Recognition Judge(DelimitedText table, LookupColumns own)
    {
        var (lsoa, area) = (table.Find(own.Lsoa) >= 0, table.Find(own.Area) >= 0);
        return lsoa && area ? Recognition.Match
            : lsoa ? Recognition.Near(0.5, "no column for the local authority, such as 'LAD20CD'")
            : area && table.Header.Count <= 12 ? Recognition.Near(0.4, "no column for the LSOA, such as 'LSOA11CD'")
            : Recognition.None();
    }

    readonly record struct Columns(int Lsoa, int Area, int Ward, int WardName);

    static LsoaPlace? ReadRow(DelimitedText table, Columns columns, Catalogue catalogue, LookupColumns own)
    {
        if (!GssCode.IsOfKind(table[columns.Lsoa], own.LsoaCodes))
        {
            table.Report(columns.Lsoa, "the code of an LSOA, such as E01004283");
            return null;
        }
        var code = table.Text(columns.Area);
        if (catalogue.FindArea(code) is { } found && found.Code == code)
            return new LsoaPlace(table.Text(columns.Lsoa), found.Code, Filled(table, columns.Ward), Filled(table, columns.WardName));
        if (!GssCode.IsOfKind(code, own.SkipCodes))
            table.Report(columns.Area, "the code of a local authority, nine letters and digits");
        return null;
    }

    static string? Filled(DelimitedText table, int column) => column >= 0 && table.Text(column) is { Length: > 0 } text ? text : null;

    static bool IsNew(DelimitedText table, int lsoa, LsoaPlace row, Dictionary<string, string> seen)
    {
        if (seen.TryAdd(row.Lsoa, row.AreaCode))
            return true;
        if (seen[row.Lsoa] != row.AreaCode)
            table.Report(lsoa, $"one local authority for an LSOA: another row has {seen[row.Lsoa]}");
        return false;
    }

    sealed record LookupColumns(
        IReadOnlyList<string> Lsoa, IReadOnlyList<string> Area, IReadOnlyList<string> WardNames, IReadOnlyList<string> WardCodes, IReadOnlyList<string> LsoaCodes, IReadOnlyList<string> SkipCodes)
    {
        public static LookupColumns Read(Options options)
        {
            var columns = options.Lists("columns");
            return new LookupColumns(columns["lsoa"], columns["area"], columns["ward"], columns["ward_code"], options.Texts("lsoa_codes"), options.Texts("skip_codes"));
        }
    }
}
