using Peelian.Render.Sheets;

namespace Peelian.Render;

/// <summary>Every renderer there is. A new output format is one class and one line here.</summary>
public static class Renderers
{
    /// <summary>All of them, in the order in which their files are written.</summary>
    public static IReadOnlyList<IRenderer> All { get; } =
    [
        new HtmlReport(),
        new SummaryJson(),
        new FigureCsv(),
        new OdsSpreadsheet(),
        new XlsxSpreadsheet(),
    ];

    /// <summary>The names that <c>--formats</c> takes.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. All.Select(renderer => renderer.Format)];

    /// <summary>The renderer of a format; null where there is none of that name.</summary>
    public static IRenderer? Find(string format) => All.FirstOrDefault(renderer => renderer.Format == format);
}
