namespace Peelian.Render.Sheets;

/// <summary>The pack as an OpenDocument spreadsheet: <c>tables.ods</c>.</summary>
public sealed class OdsSpreadsheet : IRenderer
{
    /// <inheritdoc/>
    public string Format => "ods";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile("tables.ods", OdsWriter.MediaType, OdsWriter.Write(SummaryWorkbook.Of(summary)))];
}

/// <summary>The pack as an Office Open XML spreadsheet: <c>tables.xlsx</c>.</summary>
public sealed class XlsxSpreadsheet : IRenderer
{
    /// <inheritdoc/>
    public string Format => "xlsx";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile("tables.xlsx", XlsxWriter.MediaType, XlsxWriter.Write(SummaryWorkbook.Of(summary)))];
}
