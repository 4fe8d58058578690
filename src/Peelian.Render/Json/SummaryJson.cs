using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Peelian.Sources;

namespace Peelian.Render;

/// <summary>
/// <c>summary.json</c>: everything that a summary holds, in a fixed order. Every number that another output prints is in it.
/// A mark that a cell does not have is left out; a missing value is <c>null</c> with its reason.
/// </summary>
public sealed partial class SummaryJson : IRenderer
{
    /// <summary>The file's name.</summary>
    public const string FileName = "summary.json";

    /// <inheritdoc/>
    public string MainFile => FileName;

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile(FileName, "application/json", Json.File(writer => new Pass(writer, isTerse: false).Write(summary)))];

    /// <summary>
    /// The same for the site, which has hundreds: on one line, without what repeats or says nothing. A cell has no <c>raw</c> where it has a
    /// <c>value</c>, a row no <c>group</c> or <c>term</c> that is null; cells name files by the first digits of their SHA-256, as CSV does.
    /// </summary>
    /// <param name="path">Its address.</param>
    /// <param name="summary">What it holds.</param>
    public static RenderedFile ForSite(string path, Summary summary) =>
        new(path, "application/json", Json.File(writer => new Pass(writer, isTerse: true).Write(summary), indented: false));

    /// <summary>A JSON file as the site has it: without blanks and line ends between its parts.</summary>
    public static RenderedFile ForSite(RenderedFile file) => file with { Bytes = Json.Unindented(file.Bytes.Span) };

    sealed partial class Pass(Utf8JsonWriter writer, bool isTerse)
    {
        readonly ArrayBufferWriter<byte> _scratch = new(512);

        public void Write(Summary summary)
        {
            writer.WriteStartObject();
            Head(summary);
            PageOne(summary.PageOne);
            Json.Objects(writer, "sections", summary.Sections, Section);
            Since(summary.SinceLastPack);
            Json.Objects(writer, "commentary", summary.Commentary, one =>
            {
                writer.WriteString("by", one.By);
                writer.WriteString("date", one.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                writer.WriteString("section", one.SectionId);
                writer.WriteString("file", one.File);
                writer.WriteString("markdown", one.Markdown);
            });
            Json.Objects(writer, "further_sources", summary.FurtherSources, source =>
            {
                writer.WriteString("name", source.Name);
                writer.WriteString("content", source.Content);
                writer.WriteString("url", source.Url);
            });
            Json.Objects(writer, "snapshots", summary.Snapshots, Snapshot);
            Json.Strings(writer, "inputs", summary.Inputs);
            Json.Strings(writer, "foot", summary.Foot);
            Terms("shorthand", summary.Shorthand);
            writer.WriteEndObject();
        }

        void Head(Summary summary)
        {
            var coverage = Coverage.Of(summary);
            writer.WriteString("pack", summary.PackId);
            writer.WriteString("title", summary.Title);
            Place("area", summary.Area);
            Place("force", summary.Force);
            writer.WriteString("as_at", summary.AsAt.ToString());
            writer.WriteString("as_at_label", summary.AsAt.Label);
            writer.WriteString("as_known_on", summary.AsKnownOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteString("publisher", summary.Publisher);
            writer.WriteString("contact", summary.Contact);
            Period("period", summary.Period);
            writer.WriteBoolean("illustrative", summary.Illustrative);
            writer.WriteStartObject("coverage");
            writer.WriteNumber("figures", coverage.Figures);
            writer.WriteNumber("with_values", coverage.WithValues);
            writer.WriteNumber("published_only", coverage.PublishedOnly);
            writer.WriteNumber("without_data", coverage.WithoutData);
            writer.WriteEndObject();
            Json.Strings(writer, "introduction", summary.Introduction);
        }

        void Place(string name, Area? area)
        {
            if (area is null)
            {
                writer.WriteNull(name);
                return;
            }
            writer.WriteStartObject(name);
            writer.WriteString("code", area.Code);
            writer.WriteString("name", area.Name);
            writer.WriteString("short_name", area.ShortName);
            writer.WriteString("slug", area.Slug);
            writer.WriteEndObject();
        }

        void Period(string name, Period? period)
        {
            if (period is not { } given)
            {
                writer.WriteNull(name);
                return;
            }
            writer.WriteStartObject(name);
            writer.WriteString("first", given.First.ToString());
            writer.WriteString("last", given.Last.ToString());
            writer.WriteString("label", given.Label);
            writer.WriteEndObject();
        }

        void Section(Section section)
        {
            writer.WriteString("id", section.Id);
            writer.WriteString("title", section.Title);
            writer.WriteString("data_to", section.DataTo?.ToString());
            writer.WriteString("data_to_label", section.DataToLabel);
            Json.Strings(writer, "introduction", section.Introduction);
            writer.WriteString("missing", section.Missing);
            Json.Objects(writer, "figures", section.Figures, Figure);
            Terms("glossary", section.Glossary);
        }

        void Terms(string name, IReadOnlyList<Term> terms) => Json.Objects(writer, name, terms, term =>
        {
            writer.WriteString("id", term.Id);
            writer.WriteString("name", term.Name);
            writer.WriteString("definition", term.Definition);
            writer.WriteString("source", term.Source);
        });

        void Snapshot(SnapshotRecord snapshot)
        {
            writer.WriteString("id", snapshot.Id);
            writer.WriteString("file", snapshot.FileName);
            writer.WriteString("source", snapshot.SourceId);
            writer.WriteString("publisher", snapshot.Publisher);
            writer.WriteString("series", snapshot.Series);
            writer.WriteString("licence", snapshot.Licence);
            writer.WriteString("attribution", snapshot.Attribution);
            writer.WriteString("url", snapshot.Url);
            writer.WriteString("published", snapshot.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteBoolean("illustrative", snapshot.Illustrative);
            writer.WriteString("sha256", snapshot.Id);
        }
    }
}
