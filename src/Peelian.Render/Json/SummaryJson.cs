using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Peelian.Figures;
using Peelian.Sources;

namespace Peelian.Render;

/// <summary>
/// <c>summary.json</c>: everything that a summary holds, in a fixed order. Every number that another output prints is in it.
/// A mark that a cell does not have is left out; a missing value is <c>null</c> with its reason.
/// </summary>
public sealed class SummaryJson : IRenderer
{
    /// <summary>The file's name.</summary>
    public const string FileName = "summary.json";

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public IReadOnlyList<RenderedFile> Render(Summary summary) =>
        [new RenderedFile(FileName, "application/json", Json.File(writer => new Pass(writer).Write(summary)))];

    sealed class Pass(Utf8JsonWriter writer)
    {
        readonly ArrayBufferWriter<byte> _scratch = new(512);

        public void Write(Summary summary)
        {
            writer.WriteStartObject();
            Head(summary);
            Json.Objects(writer, "sections", summary.Sections, Section);
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

        void Figure(Figure figure)
        {
            writer.WriteString("id", figure.Id);
            writer.WriteNumber("number", figure.Number);
            writer.WriteString("name", figure.Name);
            writer.WriteString("headline", figure.Headline);
            writer.WriteString("title", figure.Title);
            Period("period", figure.Period);
            writer.WriteBoolean("published_only", figure.PublishedOnly);
            writer.WriteBoolean("illustrative", figure.Illustrative);
            Gap(figure.Gap);
            Json.Objects(writer, "sentences", figure.Sentences, sentence =>
            {
                writer.WriteString("id", sentence.Id);
                writer.WriteStartObject("slots");
                foreach (var (slot, text) in sentence.Slots.OrderBy(slot => slot.Key, StringComparer.Ordinal))
                    writer.WriteString(slot, text);
                writer.WriteEndObject();
                writer.WriteString("text", sentence.Text);
            });
            Chart(figure.Chart);
            Table("table", null, figure.Table);
            Table("arranged", null, figure.Arranged);
            Table("beside", figure.BesideTitle, figure.Beside);
            Json.Objects(writer, "facts", figure.Facts, fact =>
            {
                writer.WriteString("id", fact.Id);
                writer.WriteString("label", fact.Label);
                Cell("cell", fact.Cell);
            });
            Json.Objects(writer, "notes", figure.Notes, note =>
            {
                writer.WriteNumber("number", note.Number);
                writer.WriteString("text", note.Text);
            });
            Json.Objects(writer, "sources", figure.Sources, source =>
            {
                writer.WriteString("text", source.Text);
                Json.Strings(writer, "snapshots", source.SnapshotIds);
            });
            Json.Strings(writer, "terms", figure.TermIds);
        }

        void Gap(Gap? gap)
        {
            if (gap is null)
            {
                writer.WriteNull("gap");
                return;
            }
            writer.WriteStartObject("gap");
            writer.WriteString("why", gap.Why);
            writer.WriteString("fill", gap.Fill);
            writer.WriteEndObject();
        }

        void Chart(Chart? chart)
        {
            if (chart is null)
            {
                writer.WriteNull("chart");
                return;
            }
            writer.WriteStartObject("chart");
            writer.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(chart.Kind.ToString()));
            writer.WriteString("label_column", chart.LabelColumnId);
            Json.Strings(writer, "value_columns", chart.ValueColumnIds);
            writer.WriteString("series_column", chart.SeriesColumnId);
            Json.Strings(writer, "left_out", chart.LeftOut);
            writer.WriteString("highlight_row", chart.HighlightRowId);
            writer.WriteString("reference_column", chart.ReferenceColumnId);
            writer.WriteString("reference_label", chart.ReferenceLabel);
            writer.WriteString("description", chart.Description);
            writer.WriteEndObject();
        }

        void Table(string name, string? title, Table? table)
        {
            if (table is null)
            {
                writer.WriteNull(name);
                return;
            }
            writer.WriteStartObject(name);
            if (title is not null)
                writer.WriteString("title", title);
            Json.Objects(writer, "columns", table.Columns, Column);
            Json.Objects(writer, "rows", table.Rows, row =>
            {
                writer.WriteString("id", row.Id);
                writer.WriteString("group", row.Group);
                writer.WriteString("term", row.TermId);
                writer.WriteStartObject("cells");
                for (var index = 0; index < row.Cells.Count; index++)
                    Cell(table.Columns[index].Id, row.Cells[index]);
                writer.WriteEndObject();
            });
            writer.WriteEndObject();
        }

        void Column(Column column)
        {
            writer.WriteString("id", column.Id);
            writer.WriteString("title", column.Title);
            writer.WriteString("kind", column.Kind.ToString().ToLowerInvariant());
            writer.WriteString("unit", column.Unit);
            writer.WriteNumber("decimals", column.Decimals);
            writer.WriteBoolean("shown", column.Shown);
            writer.WriteString("description", column.Description);
        }

        void Cell(string name, Cell cell)
        {
            writer.WritePropertyName(name);
            Json.Compact(writer, _scratch, line =>
            {
                line.WriteStartObject();
                line.WriteString("raw", cell.Raw);
                line.WriteString("printed", cell.Printed);
                if (cell.Number is { } number)
                    Number(line, cell.Raw, number);
                line.WriteEndObject();
            });
        }

        static void Number(Utf8JsonWriter line, string raw, Estimate number)
        {
            line.WritePropertyName("value");
            if (number.IsMissing)
                line.WriteNullValue();
            else
                line.WriteRawValue(raw);
            if (number.WhyMissing is { } why)
                line.WriteString("why_missing", why);
            Mark(line, "as_published", number.AsPublished);
            Mark(line, "illustrative", number.Illustrative);
            Mark(line, "small_base", number.SmallBase);
            if (number.Interval is { } interval)
                Interval(line, interval);
            if (number.SnapshotIds.Count > 0)
                Json.Strings(line, "snapshots", number.SnapshotIds);
        }

        static void Mark(Utf8JsonWriter line, string name, bool set)
        {
            if (set)
                line.WriteBoolean(name, true);
        }

        static void Interval(Utf8JsonWriter line, Interval interval)
        {
            line.WriteStartObject("interval");
            line.WritePropertyName("lower");
            line.WriteRawValue(Figures.Format.Raw(Estimate.Of(interval.Lower)));
            line.WritePropertyName("upper");
            if (interval.Upper is { } upper)
                line.WriteRawValue(Figures.Format.Raw(Estimate.Of(upper)));
            else
                line.WriteNullValue();
            line.WriteString("method", interval.Method);
            line.WriteEndObject();
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
