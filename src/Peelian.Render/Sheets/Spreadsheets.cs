namespace Peelian.Render.Sheets;

/// <summary>The pack as an OpenDocument spreadsheet: <c>tables.ods</c>.</summary>
public sealed class OdsSpreadsheet : IRenderer
{
    /// <inheritdoc/>
    public string MainFile => "tables.ods";

    /// <inheritdoc/>
    public string Format => "ods";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile(MainFile, OdsWriter.MediaType, OdsWriter.Write(SummaryWorkbook.Of(summary)))];
}

/// <summary>The pack as an Office Open XML spreadsheet: <c>tables.xlsx</c>.</summary>
public sealed class XlsxSpreadsheet : IRenderer
{
    /// <inheritdoc/>
    public string MainFile => "tables.xlsx";

    /// <inheritdoc/>
    public string Format => "xlsx";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile(MainFile, XlsxWriter.MediaType, XlsxWriter.Write(SummaryWorkbook.Of(summary)))];
}
