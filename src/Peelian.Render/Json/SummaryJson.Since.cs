using System.Globalization;

namespace Peelian.Render;

/// <content>What changed since the last pack, with what it takes to compute that again.</content>
public sealed partial class SummaryJson
{
    sealed partial class Pass
    {
        void Since(SinceLastPack? since)
        {
            if (since is null)
            {
                writer.WriteNull("since_last_pack");
                return;
            }
            writer.WriteStartObject("since_last_pack");
            writer.WriteStartObject("earlier");
            writer.WriteString("as_at", since.Earlier.AsAt.ToString());
            writer.WriteString("as_at_label", since.Earlier.AsAt.Label);
            writer.WriteString("as_known_on", since.Earlier.AsKnownOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Json.Strings(writer, "inputs", since.Earlier.Inputs);
            writer.WriteEndObject();
            Json.Objects(writer, "sentences", since.Sentences, Sentence);
            Json.Objects(writer, "facts", since.Facts, fact =>
            {
                writer.WriteString("id", fact.Id);
                writer.WriteString("label", fact.Label);
                Cell("cell", fact.Cell);
            });
            Json.Objects(writer, "tables", since.Tables, table =>
            {
                writer.WriteString("id", table.Id);
                Table("table", table.Title, table.Table);
            });
            writer.WriteEndObject();
        }
    }
}
