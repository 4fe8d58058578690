using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Peelian.Figures;
using Xunit;

namespace Peelian.Render.Tests;

public sealed class HtmlReportTests
{
    static readonly Summary Sample = SampleSummary.Make();
    static readonly Page Report = Page.Of(Sample);

    [Fact]
    public void Every_number_on_the_page_is_in_the_summary()
    {
        var known = new HashSet<string>();
        using var json = JsonDocument.Parse(new SummaryJson().Render(Sample)[0].Bytes);
        Collect(json.RootElement, known);
        // The zero of an axis is the one number that is drawn and not in the summary; SHA-256 is a name.
        known.Add("0");
        Assert.Empty(Numbers.In(Report.Text.Replace("SHA-256", "", StringComparison.Ordinal)).Except(known));
    }

    static void Collect(JsonElement element, HashSet<string> known)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Collect(property.Value, known);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, known);
                break;
            case JsonValueKind.String:
                known.UnionWith(Numbers.In(element.GetString()!));
                break;
            case JsonValueKind.Number:
                known.UnionWith(Numbers.In(element.GetRawText()));
                break;
        }
    }

    [Fact]
    public void Every_shown_cell_of_every_table_is_on_the_page()
    {
        var cells = Report.All("table").Descendants().Where(cell => cell.Name.LocalName is "td" or "th").Select(cell => cell.Value.Trim()).ToHashSet();
        foreach (var figure in Sample.Figures)
        {
            foreach (var row in figure.Table.Rows)
            {
                for (var index = 0; index < row.Cells.Count; index++)
                {
                    if (figure.Table.Columns[index].Shown && !figure.Table.Rows.All(one => one.Cells[index].IsMissing))
                        Assert.Contains(cells, cell => cell.Contains(row.Cells[index].Printed.Trim(), StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public void The_page_has_one_first_head_and_none_is_skipped()
    {
        Assert.Single(Report.All("h1"));
        Assert.StartsWith("Waltham Forest", Report.All("h1").Single().Value, StringComparison.Ordinal);
        var levels = Report.Root.Descendants().Select(element => element.Name.LocalName)
            .Where(name => name is "h1" or "h2" or "h3").Select(name => name[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Every_table_has_a_caption_and_every_head_a_scope()
    {
        Assert.All(Report.All("table"), table => Assert.False(string.IsNullOrWhiteSpace(table.Element("caption")?.Value)));
        Assert.All(Report.All("th"), head => Assert.Contains(head.Attribute("scope")?.Value, new[] { "col", "row", "rowgroup" }));
    }

    [Fact]
    public void Ids_are_unique_and_every_link_into_the_page_finds_its_place()
    {
        var ids = Report.Root.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var links = Report.All("a").Select(link => link.Attribute("href")!.Value).ToList();
        Assert.All(links.Where(link => link.StartsWith('#')), link => Assert.Contains(link[1..], ids));
        Assert.All(links.Where(link => !link.StartsWith('#')), link =>
            Assert.True(link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("data/figure-", StringComparison.Ordinal), link));
        Assert.All(Report.Root.Descendants().Attributes("aria-labelledby"), names => Assert.All(names.Value.Split(' '), id => Assert.Contains(id, ids)));
    }

    [Fact]
    public void Every_picture_has_the_finding_as_its_name_and_says_what_it_shows()
    {
        var pictures = Report.All("svg").Where(svg => svg.Attribute("role")?.Value == "img").ToList();
        var drawn = Sample.Figures.Where(figure => figure.Chart is not null && figure.Gap is null).ToList();
        Assert.Equal(drawn.Select(figure => figure.Headline), pictures.Select(svg => svg.Element("title")!.Value));
        Assert.Equal(drawn.Select(figure => figure.Chart!.Description), pictures.Select(svg => svg.Element("desc")!.Value));
    }

    [Fact]
    public void A_ranking_draws_its_intervals_and_pales_what_cannot_be_told_apart_and_says_how_to_read_it()
    {
        var ranked = Sample.Figures.First(figure => figure.Chart is { Kind: ChartKind.RankedDots } && figure.Gap is null);
        var table = new Table([.. ranked.Table.Columns, new Column("evidence", "Against the rest", ColumnKind.Text)],
            [.. ranked.Table.Rows.Select((row, index) => row with { Cells = [.. row.Cells, Cell.Of(index == 0 ? Peelian.Statistics.EvidenceWord.Higher : Peelian.Statistics.EvidenceWord.AboutTheSame)] })]);
        var figure = ranked with { Table = table, Chart = ranked.Chart! with { EvidenceColumnId = "evidence", HowToRead = "The line is the interval." } };
        var page = Page.Of(Sample with { Sections = [.. Sample.Sections.Select(section => section with { Figures = [.. section.Figures.Select(one => one == ranked ? figure : one)] })] });

        var drawn = page.All("div").Single(div => div.Attribute("id")?.Value == figure.Id);
        string[] Classes(string name) => [.. drawn.Descendants().Where(mark => mark.Name.LocalName == name).Select(mark => mark.Attribute("class")?.Value ?? "")];
        var intervals = table.Rows.Count(row => row.Cells.Any(cell => cell.Number?.Interval is not null));
        Assert.Equal(intervals, Classes("line").Count(name => name.StartsWith("whisker", StringComparison.Ordinal)));
        Assert.Equal(Classes("circle").Length - 1, Classes("circle").Count(name => name.EndsWith("pale", StringComparison.Ordinal)));
        Assert.Contains(drawn.Descendants().Where(each => each.Name.LocalName == "details"), each => each.Value.Contains("The line is the interval.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_one_file_without_script_or_network()
    {
        Assert.Empty(Report.All("script"));
        Assert.Empty(Report.All("link"));
        Assert.Empty(Report.All("img"));
        // Fonts stand in the page itself.
        Assert.DoesNotContain("url(", Report.All("style").Single().Value.Replace("url(data:font/woff2;base64,", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Report.All("style").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Report.Root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.InRange(Encoding.UTF8.GetByteCount(Report.Html), 10_000, 600_000);
    }

    [Fact]
    public void Hostile_names_are_inert_and_whole()
    {
        foreach (var name in new[] { SampleSummary.Script, SampleSummary.Formula, SampleSummary.RightToLeft, SampleSummary.Emoji, SampleSummary.Long.Trim() })
            Assert.Contains(name, Report.Text, StringComparison.Ordinal);
        var page = Page.Of(SampleSummary.Make("</style><script>alert(1)</script>"));
        Assert.Empty(page.All("script"));
        Assert.Single(page.All("style"));
    }

    [Fact]
    public void Missing_values_carry_their_reason_in_words()
    {
        var reasons = Report.All("ul").Where(list => list.Attribute("class")?.Value == "reasons").Elements("li").Select(item => item.Value).ToList();
        Assert.Contains("[x] MPS, 12 months to Oct 2014 and MPS, 12 months to Oct 2015, all rows: the publication gives the change of the force only", reasons);
        Assert.Contains("[x] Disability hate crime: MPS change (%): not in the publication", reasons);
        Assert.Contains("[x] Jan 2015: Waltham Forest (calls): the file has no calls for January 2015", reasons);
    }

    [Fact]
    public void Several_series_stand_side_by_side_with_every_value()
    {
        var figure = Report.All("div").Single(div => div.Attribute("id")?.Value == "figure-05");
        Assert.Equal(["12 months to", "Confidence", "Satisfaction", "Ease of contact", "Police actions", "Treatment", "Follow-up"],
            figure.Descendants("thead").Single().Descendants("th").Select(head => head.Nodes().OfType<XText>().First().Value.Trim()));
        Assert.Equal(15, figure.Descendants("tbody").Single().Elements("tr").Count());
        Assert.Contains("[x] Jun 2013 and Sep 2013: Ease of contact: the survey was not asked", figure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_alone_is_not_drawn()
    {
        var figure = Sample.Figures.Single(one => one.Number == 6);
        var rows = figure.Table.Rows.Select((row, at) => at == 29 ? row : row with { Cells = [.. row.Cells.Select(cell => cell.Number is null ? cell : Peelian.Figures.Cell.Of(Estimate.Missing("not loaded"), "[x]"))] }).ToList();
        var alone = figure with { Table = new Peelian.Figures.Table(figure.Table.Columns, rows) };
        var page = Page.Of(Sample with { Sections = [Sample.Sections[0] with { Figures = [alone] }] });
        Assert.Empty(page.All("svg"));
        Assert.Contains("[x] All rows but Waltham Forest: Good or excellent (%): not loaded", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_breaks_where_a_month_is_missing()
    {
        var figure = Report.All("div").Single(div => div.Attribute("id")?.Value == "figure-02");
        Assert.Equal(3, figure.Descendants("path").Count());
    }

    [Fact]
    public void Published_and_illustrative_values_say_so_once()
    {
        var first = Report.All("div").Single(div => div.Attribute("id")?.Value == "figure-01");
        var mark = Assert.Single(first.Descendants("span"), span => span.Attribute("class")?.Value == "mark");
        Assert.Equal("as published", mark.Value);
        Assert.Equal("th", mark.Parent!.Name.LocalName);
        var made = Report.All("div").Single(div => div.Attribute("id")?.Value == "figure-05");
        Assert.Contains("Illustrative figures, not real", made.Value, StringComparison.Ordinal);
        Assert.Equal(5, made.Descendants("th").Count(head => head.Element("span")?.Value == "illustrative"));
    }

    [Fact]
    public void A_figure_without_data_takes_two_lines_and_a_section_without_any_one_paragraph()
    {
        var gap = Report.All("div").Single(div => div.Attribute("id")?.Value == "figure-04");
        Assert.Equal(["h3", "p"], gap.Elements().Select(element => element.Name.LocalName));
        var section = Report.All("section").Single(part => part.Attribute("id")?.Value == "custody-visiting");
        Assert.Empty(section.Descendants("h3"));
        Assert.Equal(2, section.Descendants("p").Count());
    }

    [Fact]
    public void The_same_summary_gives_the_same_bytes()
    {
        foreach (var renderer in Renderers.All)
        {
            var (one, two) = (renderer.Render(SampleSummary.Make()), renderer.Render(SampleSummary.Make()));
            Assert.Equal(one.Select(file => file.Path), two.Select(file => file.Path));
            Assert.All(one.Zip(two), pair => Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span), pair.First.Path));
        }
    }
}
