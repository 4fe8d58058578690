using Peelian.Render.Pdf;
using Xunit;

namespace Peelian.Render.Tests.Pdf;

/// <summary>Which tables under charts are on paper, as a pack's entry says with <c>printed_tables</c>.</summary>
public sealed class PrintedTablesTests
{
    const string Elsewhere = "Its table is in the spreadsheet and in ";
    static readonly Summary Sample = SampleSummary.Make();

    static async Task<IReadOnlyList<string>> Texts(params PrintedTables[] choices)
    {
        await using var printer = await PdfPrinter.Start(Browser.Program);
        var files = await Task.WhenAll(choices.Select(choice => printer.Print(Sample with { PrintedTables = choice })));
        // Marks stand between heads.
        return [.. files.Select(file => new PdfReading(file.Bytes.ToArray()).Text.Replace(" as published", "", StringComparison.Ordinal).Replace(" illustrative", "", StringComparison.Ordinal))];
    }

    static IEnumerable<Peelian.Figures.Figure> Drawn(Func<int, bool> rows) =>
        Sample.Figures.Where(figure => figure.Gap is null && Svg.Drawable.Has(figure) && rows(Arrangement.Of(figure).Rows.Count));

    // The heads of a table's columns, one after the other, are printed where it is and nowhere else; twice each where it runs in two columns.
    static bool HasTable(string text, Peelian.Figures.Figure figure)
    {
        var table = Arrangement.Of(figure);
        List<string> heads = [.. new TableLayout(table).Shown.Select(index => table.Columns[index].Title)];
        return text.Contains(string.Join(' ', heads) + " ", StringComparison.Ordinal) || text.Contains(string.Join(' ', heads.Select(head => $"{head} {head}")) + " ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_short_or_no_tables_under_charts_are_printed_and_where_one_is_not_the_page_says_where_it_is()
    {
        var texts = await Texts(PrintedTables.All, PrintedTables.Short, PrintedTables.None);
        var (all, brief, none) = (texts[0], texts[1], texts[2]);
        var (few, many) = (Drawn(rows => rows <= 14).ToList(), Drawn(rows => rows > 14).ToList());
        Assert.NotEmpty(few);
        Assert.NotEmpty(many);

        Assert.All([.. few, .. many], figure => Assert.True(HasTable(all, figure), figure.Id));
        Assert.All(few, figure => Assert.True(HasTable(brief, figure), figure.Id));
        Assert.All(many, figure => Assert.False(HasTable(brief, figure), figure.Id));
        Assert.All([.. few, .. many], figure => Assert.False(HasTable(none, figure), figure.Id));

        Assert.DoesNotContain(Elsewhere, all, StringComparison.Ordinal);
        Assert.All(many, figure => Assert.Contains(Elsewhere + FigureCsv.PathOf(figure), brief, StringComparison.Ordinal));
        Assert.All(few, figure => Assert.DoesNotContain(Elsewhere + FigureCsv.PathOf(figure), brief, StringComparison.Ordinal));
        Assert.All([.. few, .. many], figure => Assert.Contains(Elsewhere + FigureCsv.PathOf(figure), none, StringComparison.Ordinal));
        // A table that is the figure, without a picture, is always there.
        Assert.All(texts, text => Assert.All(Sample.Figures.Where(figure => figure.Gap is null && !Svg.Drawable.Has(figure)), figure => Assert.True(HasTable(text, figure), figure.Id)));
    }
}
