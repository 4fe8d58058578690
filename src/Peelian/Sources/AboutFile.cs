using System.Globalization;

namespace Peelian.Sources;

/// <summary>
/// What a file cannot say about itself, in a small YAML file beside it: <c>calls.csv.about.yaml</c> says who published
/// <c>calls.csv</c>, as what, when and under which licence. It is how a tidy file names its real publisher.
/// </summary>
static class AboutFile
{
    public const string Ending = ".about.yaml";

    /// <summary>The record with what stands beside the file; what was said on the command line comes first.</summary>
    /// <exception cref="UserError">The file beside it has faults.</exception>
    public static SnapshotRecord Apply(SnapshotRecord record, string fullPath, AddRequest request)
    {
        var path = fullPath + Ending;
        if (!File.Exists(path))
            return record;
        var faults = new Faults();
        var about = Options.Read(File.ReadAllText(path), Path.GetFileName(path), faults);
        about?.Allow("publisher", "series", "licence", "attribution", "url", "published", "access", "illustrative");
        DateOnly? published = null;
        if (about?.TextOrNull("published") is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                published = day;
            else
                about.Fault($"'published' is '{text}', not a date such as 2016-01-31.");
        }
        var access = about?.OneOf("access", new Dictionary<string, Access>(StringComparer.Ordinal) { ["public"] = Access.Public, ["restricted"] = Access.Restricted }, record.Access);
        faults.Throw();
        return record with
        {
            Publisher = about!.TextOrNull("publisher") ?? record.Publisher,
            Series = about.TextOrNull("series") ?? record.Series,
            Licence = about.TextOrNull("licence") ?? record.Licence,
            Attribution = about.TextOrNull("attribution") ?? record.Attribution,
            Url = about.TextOrNull("url") ?? record.Url,
            Published = record.Published ?? published,
            Access = request.Access ?? access!.Value,
            Illustrative = record.Illustrative || about.Bool("illustrative"),
        };
    }
}
