namespace Peelian.Render;

/// <summary>A pack as one web page that needs nothing else: no network, no script.</summary>
public sealed class HtmlReport : IRenderer
{
    /// <summary>The media type of pages.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    /// <summary>The name on the command line.</summary>
    public const string Name = "html";

    /// <summary>The file in the pack's folder.</summary>
    public const string FileName = "index.html";

    /// <summary>True where the pack's PDF stands beside the page, which then links it.</summary>
    public bool LinksPdf { get; init; }

    /// <inheritdoc/>
    public string MainFile => FileName;

    /// <inheritdoc/>
    public string Format => Name;

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile(FileName, MediaType, Markup.Page<Html.ReportPage>(new() { [nameof(Html.ReportPage.Summary)] = summary, [nameof(Html.ReportPage.LinksPdf)] = LinksPdf }))];
}
