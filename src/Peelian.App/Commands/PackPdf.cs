using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>The PDF in a pack's folder.</summary>
static class PackPdf
{
    /// <summary>Where a pack's PDF is.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, PdfPrinter.FileName);

    /// <summary>Removes the PDF of an earlier build, so that none is older than the page beside it.</summary>
    public static void Remove(string folder)
    {
        if (File.Exists(PathIn(folder)))
            File.Delete(PathIn(folder));
    }

    /// <summary>On which pages the parts of an area's last printed pack begin, of this month or the newest other: most likely those of the next one. Null where there is none.</summary>
    public static IReadOnlyDictionary<string, int>? PlacesBefore(string folder)
    {
        var months = Directory.Exists(Path.GetDirectoryName(folder)) ? Directory.GetDirectories(Path.GetDirectoryName(folder)!) : [];
        return ((string[])[folder, .. months.OrderDescending(StringComparer.Ordinal)]).Select(PathIn).FirstOrDefault(File.Exists) is { } path
            ? PdfPrinter.PlacesIn(File.ReadAllBytes(path)) : null;
    }
}
