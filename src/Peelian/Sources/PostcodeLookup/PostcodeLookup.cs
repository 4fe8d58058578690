namespace Peelian.Sources;

/// <summary>The postcode directory: in which local authority each postcode lies.</summary>
public sealed class PostcodeLookup : IGazetteerSource
{
    static readonly Lazy<(SourceInfo Info, PostcodeColumns Own)> Yaml =
        new(() => SourceYaml.Read("PostcodeLookup", ["columns", "skip_codes"], PostcodeColumns.Read));

    /// <inheritdoc/>
    public string Id => "postcode-lookup";

    /// <inheritdoc/>
    public int ReaderVersion => 1;

    /// <inheritdoc/>
    public SourceInfo Info => Yaml.Value.Info;

    /// <inheritdoc/>
    public Recognition Recognise(FileHead head)
    {
        using var table = DelimitedText.Peek(head.Text);
        return Judge(table, Yaml.Value.Own);
    }

    /// <inheritdoc/>
    public IEnumerable<PlaceName> ReadNames(SourceFile file, Catalogue catalogue, Problems problems)
    {
        using var table = DelimitedText.Open(file, problems);
        if (table is null)
            yield break;
        var own = Yaml.Value.Own;
        if (Judge(table, own) is { IsMatch: false } recognition)
        {
            problems.AddFatal(table.HeaderLine, null, recognition.Why, "columns for postcode and local authority codes");
            yield break;
        }
        var (postcode, area) = (table.Find(own.Postcode), table.Find(own.Area));
        while (table.Next())
        {
            if (!table.IsMisshapen && ReadRow(table, postcode, area, catalogue, own) is { } row)
                yield return row;
        }
    }

    static Recognition Judge(DelimitedText table, PostcodeColumns own)
    {
        var (postcode, area) = (table.Find(own.Postcode) >= 0, table.Find(own.Area) >= 0);
        return postcode && area ? Recognition.Match
            : postcode ? Recognition.Near(0.5, "no column for the local authority, such as 'oslaua'")
            : Recognition.None();
    }

    static PlaceName? ReadRow(DelimitedText table, int postcode, int area, Catalogue catalogue, PostcodeColumns own)
    {
        var code = table.Text(area);
        // Postcodes that were given up, abroad or on an island may have no local authority.
        if (code.Length == 0)
            return null;
        if (catalogue.FindArea(code) is not { } found || found.Code != code)
        {
            if (!GssCode.IsOfKind(code, own.SkipCodes))
                table.Report(area, "the code of a local authority, nine letters and digits");
            return null;
        }
        if (PlaceName.Postcode(table.Text(postcode)) is { } name)
            return new PlaceName(PlaceName.PostcodeKind, name, found.Code);
        table.Report(postcode, "a postcode, such as E17 4JF");
        return null;
    }

    sealed record PostcodeColumns(IReadOnlyList<string> Postcode, IReadOnlyList<string> Area, IReadOnlyList<string> SkipCodes)
    {
        public static PostcodeColumns Read(Options options)
        {
            var columns = options.Lists("columns");
            return new PostcodeColumns(columns["postcode"], columns["area"], options.Texts("skip_codes"));
        }
    }
}
