using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Peelian.Tests;

/// <summary>Archives in the form of data.police.uk, with made-up rows: months of two forces.</summary>
static class PublishedArchives
{
    static readonly (string Name, string Label)[] Forces = [("city-of-london", "City of London Police"), ("metropolitan", "Metropolitan Police Service")];

    /// <summary>Publishes the archives to each of these months, and what the interface says of them.</summary>
    public static PublishingServer WithArchives(this PublishingServer server, Month first, Month last, int held = 36, int rows = 20, params IReadOnlyList<Month> ends)
    {
        foreach (var end in ends.Count > 0 ? ends : [last])
            server.Publish($"/data/archive/{end}.zip", Archive(first > end - (held - 1) ? first : end - (held - 1), end, rows), new DateTimeOffset(end.Year, end.Number, 27, 8, 0, 0, TimeSpan.Zero).AddMonths(1), "application/zip");
        var months = new Period(first, last).Months.Reverse().Select(month => $$"""{"date": "{{month}}", "stop-and-search": ["city-of-london", "metropolitan"]}""");
        server.Publish("/api/crimes-street-dates", $"[{string.Join(",\n", months)}]");
        server.Publish("/api/crime-last-updated", $$"""{"date": "{{last}}-01"}""");
        return server;
    }

    /// <summary>An archive. What it says of a month depends on when it was made: outcomes become known.</summary>
    public static byte[] Archive(Month first, Month last, int rows, params IReadOnlyList<(string Name, string Text)> besides)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var month in new Period(first, last).Months)
            {
                foreach (var (name, label) in Forces)
                {
                    Write(zip, $"{month}/{month}-{name}-outcomes.csv", Outcomes(month, label, rows / 2));
                    Write(zip, $"{month}/{month}-{name}-stop-and-search.csv", Stops(month, rows / 2));
                    Write(zip, $"{month}/{month}-{name}-street.csv", Street(month, label, rows, known: last - month));
                }
            }
            foreach (var (name, text) in besides)
                Write(zip, name, text);
        }
        return bytes.ToArray();
    }

    public static string Stops(Month month, int rows) =>
        "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n"
        + Lines(rows, row => FormattableString.Invariant($"Person search,{month}-{1 + (row % 28):00}T{row % 24:00}:10:00+00:00,False,,51.5{row % 10},-0.0{row % 10},Male,18-24,White - English/Welsh/Scottish/Northern Irish/British,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,{(row % 3 == 0 ? "Arrest" : "A no further action disposal")},True,False"));

    static string Street(Month month, string force, int rows, int known) =>
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
        + Lines(rows, row => $"{Id(month, force, row)},{month},{force},{force},-0.111497,51.518226,On or near Parking Area,E01000914,Camden 028B,{(row % 2 == 0 ? "Burglary" : "Robbery")},{(known > 5 ? "Investigation complete; no suspect identified" : "Under investigation")},");

    static string Outcomes(Month month, string force, int rows) =>
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n"
        + Lines(rows, row => $"{Id(month, force, row)},{month},{force},{force},-0.111497,51.518226,On or near Parking Area,E01000914,Camden 028B,Suspect charged");

    static string Id(Month month, string force, int row) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{month} {force} {row.ToString(CultureInfo.InvariantCulture)}")));

    static string Lines(int rows, Func<int, string> line) => string.Concat(Enumerable.Range(0, rows).Select(row => line(row) + "\n"));

    static void Write(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2026, 8, 27, 0, 0, 0, TimeSpan.Zero);
        using var to = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        to.Write(text);
    }
}
