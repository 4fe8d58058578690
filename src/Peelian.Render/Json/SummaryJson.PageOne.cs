using Peelian.Findings;

namespace Peelian.Render;

/// <content>How the first page is written.</content>
public sealed partial class SummaryJson
{
    sealed partial class Pass
    {
        void PageOne(PageOne? page)
        {
            if (page is null)
            {
                writer.WriteNull("page_one");
                return;
            }
            writer.WriteStartObject("page_one");
            Json.Objects(writer, "findings", page.Findings, finding =>
            {
                Sentence(finding.Sentence);
                Cell("word", finding.Word);
                writer.WriteString("figure", finding.FigureId);
            });
            Said("rule", page.Rule);
            Scorecard(page.Scorecard);
            Json.Objects(writer, "questions", page.Questions, question =>
            {
                Sentence(question.Sentence);
                writer.WriteString("figure", question.FigureId);
            });
            Json.Objects(writer, "missing", page.Missing, missing =>
            {
                Sentence(missing.Sentence);
                writer.WriteString("place", missing.Anchor);
            });
            Json.Objects(writer, "targets", page.Targets, target =>
            {
                writer.WriteString("measure", target.Target.MeasureId);
                writer.WritePropertyName("met");
                if (target.Target.Met is { } met)
                    writer.WriteBooleanValue(met);
                else
                    writer.WriteNullValue();
                Json.Objects(writer, "sentences", target.Target.Sentences, Sentence);
                writer.WriteString("figure", target.FigureId);
            });
            writer.WriteEndObject();
        }

        void Scorecard(Scorecard scorecard)
        {
            writer.WriteStartObject("scorecard");
            Said("sentence", scorecard.Sentence);
            Said("how_to_read", scorecard.HowToRead);
            writer.WriteString("comparator", scorecard.Comparator);
            Table("table", null, scorecard.Table);
            Facts(scorecard.Facts);
            writer.WriteEndObject();
        }

        void Said(string name, Figures.Sentence sentence)
        {
            writer.WriteStartObject(name);
            Sentence(sentence);
            writer.WriteEndObject();
        }
    }
}
