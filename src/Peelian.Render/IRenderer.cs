namespace Peelian.Render;

/// <summary>A file that a renderer made.</summary>
/// <param name="Path">Below the pack's folder, with forward slashes: <c>data/figure-01.csv</c>.</param>
/// <param name="MediaType">Such as <c>text/csv; charset=utf-8</c>.</param>
/// <param name="Bytes">The content.</param>
public sealed record RenderedFile(string Path, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>Draws a summary in one format. It formats and computes nothing: no number leaves it that the summary has not.</summary>
public interface IRenderer
{
    /// <summary>The name on the command line: <c>html</c>, <c>csv</c>, <c>json</c>.</summary>
    string Format { get; }

    /// <summary>The file that is there wherever the format was written, below the pack's folder.</summary>
    string MainFile { get; }

    /// <summary>The files of a summary in this format, the same bytes for the same summary.</summary>
    IReadOnlyList<RenderedFile> Render(Summary summary);
}
