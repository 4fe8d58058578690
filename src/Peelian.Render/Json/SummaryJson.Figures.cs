using System.Text.Json;
using Peelian.Figures;

namespace Peelian.Render;

/// <content>How a figure is written: its words, its judgements, its tables.</content>
public sealed partial class SummaryJson
{
    sealed partial class Pass
    {
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
            Json.Objects(writer, "sentences", figure.Sentences, Sentence);
            Chart(figure.Chart);
            Json.Objects(writer, "also_drawn", figure.Charts.Skip(1), ChartBody);
            Table("table", null, figure.Table);
            Table("arranged", null, figure.Arranged);
            Table("beside", figure.BesideTitle, figure.Beside);
            Facts(figure.Facts);
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
            writer.WriteNumber("inputs", figure.InputCount);
            Json.Strings(writer, "terms", figure.TermIds);
        }

        void Facts(IReadOnlyList<Fact> facts) => Json.Objects(writer, "facts", facts, fact =>
        {
            writer.WriteString("id", fact.Id);
            writer.WriteString("label", fact.Label);
            Cell("cell", fact.Cell);
        });

        void Sentence(Sentence sentence)
        {
            writer.WriteString("id", sentence.Id);
            writer.WriteStartObject("slots");
            foreach (var (slot, text) in sentence.Slots.OrderBy(slot => slot.Key, StringComparer.Ordinal))
                writer.WriteString(slot, text);
            writer.WriteEndObject();
            writer.WriteString("text", sentence.Text);
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
            ChartBody(chart);
            writer.WriteEndObject();
        }

        void ChartBody(Chart chart)
        {
            writer.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(chart.Kind.ToString()));
            writer.WriteString("label_column", chart.LabelColumnId);
            Json.Strings(writer, "value_columns", chart.ValueColumnIds);
            writer.WriteString("series_column", chart.SeriesColumnId);
            Json.Objects(writer, "control", chart.Control, control =>
            {
                writer.WriteString("value_column", control.ValueColumnId);
                writer.WriteString("mean_column", control.MeanColumnId);
                writer.WriteString("lower_column", control.LowerColumnId);
                writer.WriteString("upper_column", control.UpperColumnId);
                writer.WriteString("signal_column", control.SignalColumnId);
            });
            Json.Strings(writer, "left_out", chart.LeftOut);
            writer.WriteString("highlight_row", chart.HighlightRowId);
            writer.WriteString("reference_column", chart.ReferenceColumnId);
            writer.WriteString("reference_label", chart.ReferenceLabel);
            writer.WriteString("evidence_column", chart.EvidenceColumnId);
            writer.WriteString("heading", chart.Heading);
            writer.WriteString("how_to_read", chart.HowToRead);
            writer.WriteString("size_column", chart.SizeColumnId);
            if (chart.Map is { } map)
            {
                writer.WriteString("band_column", map.BandColumnId);
                writer.WriteString("cluster_column", map.ClusterColumnId);
            }
            writer.WriteString("description", chart.Description);
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
                Known("group", row.Group);
                Known("term", row.TermId);
                writer.WriteStartObject("cells");
                for (var index = 0; index < row.Cells.Count; index++)
                    Cell(table.Columns[index].Id, row.Cells[index]);
                writer.WriteEndObject();
            });
            writer.WriteEndObject();
        }

        void Known(string name, string? text)
        {
            if (text is not null || !isTerse)
                writer.WriteString(name, text);
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
                if (!isTerse || cell.Number is not { IsMissing: false })
                    line.WriteString("raw", cell.Raw);
                line.WriteString("printed", cell.Printed);
                Mark(line, "assumed", cell.Assumed);
                if (cell.Number is { } number)
                    Number(line, cell.Raw, number);
                line.WriteEndObject();
            });
        }

        void Number(Utf8JsonWriter line, string raw, Estimate number)
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
                Json.Strings(line, "snapshots", isTerse ? number.SnapshotIds.Select(FigureCsv.Short) : number.SnapshotIds);
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
    }
}
