using Peelian.Consistency;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>A pack that contradicts itself is found out: each fault is planted in a sound pack, and named with figure, row, what is there and what should be.</summary>
public sealed class ContradictionTests : IClassFixture<ReferencePackTests.Reference>
{
    readonly Summary _sound;

    public ContradictionTests(ReferencePackTests.Reference reference) => _sound = reference.Summary;

    [Fact]
    public void The_reference_pack_does_not_contradict_itself() => Assert.Empty(In(_sound));

    static IReadOnlyList<string> In(Summary summary) => [.. Contradictions.In(summary, Workshop.Catalogue).Select(one => one.ToString())];

    void Finds(Summary planted, string where, string found, string expected)
    {
        var named = In(planted);
        Assert.True(
            named.Any(line => line.StartsWith(where, StringComparison.Ordinal) && line.Contains(found, StringComparison.Ordinal) && line[line.IndexOf("; expected", StringComparison.Ordinal)..].Contains(expected, StringComparison.Ordinal)),
            $"not named: {where} … {found} … {expected}\n{string.Join("\n", named)}");
        Assert.Contains(where, Assert.Throws<UserError>(() => Contradictions.Refuse(planted, Contradictions.In(planted, Workshop.Catalogue))).Message, StringComparison.Ordinal);
    }

    Summary With(int number, Func<Figure, Figure> change) => _sound with
    {
        Sections = [.. _sound.Sections.Select(section => section with { Figures = [.. section.Figures.Select(figure => figure.Number == number ? change(figure) : figure)] })],
    };

    Summary With(string section, Func<Section, Section> change) => _sound with { Sections = [.. _sound.Sections.Select(one => one.Id == section ? change(one) : one)] };

    Summary WithCell(int number, string row, string column, Func<Cell, Cell> change) => With(number, figure => figure with { Table = Change(figure.Table, row, column, change) });

    static Table Change(Table table, string row, string column, Func<Cell, Cell> change) => new(table.Columns, [.. table.Rows.Select(one =>
        one.Id == row ? one with { Cells = [.. one.Cells.Select((cell, index) => index == table.IndexOf(column) ? change(cell) : cell)] } : one)]);

    Summary WithSentence(int number, int index, Func<Sentence, Sentence> change) => With(number, figure =>
        figure with { Sentences = [.. figure.Sentences.Select((sentence, at) => at == index ? change(sentence) : sentence)] });

    static Cell Count(Cell old, decimal value) => Cells.Count(Estimate.Of(value) with { SnapshotIds = old.Number!.SnapshotIds, Inputs = old.Number.Inputs });

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_parts() =>
        Finds(WithCell(1, "robbery", "current", cell => Count(cell, 677)), "figure-01, robbery: current is 677", "677", "676, the sum of robbery-personal and robbery-business");

    [Fact]
    public void Residents_of_all_groups_that_are_not_the_sum_of_the_groups() =>
        Finds(With(12, figure => figure with { Beside = Change(figure.Beside!, "all", "population", cell => Count(cell, 258250)) }), "figure-12, all", "258,250", "258,249");

    [Fact]
    public void A_change_that_its_counts_do_not_make() =>
        Finds(WithCell(1, "burglary", "change_percent", cell => Cell.Of(Estimate.Of(-15.3m), "-15.3%")), "figure-01, burglary", "change_percent is -15.3", "-15.369649805447, from 2,570 to 2,175");

    [Fact]
    public void An_area_with_more_than_its_force() =>
        Finds(With(1, figure => figure with { Table = Change(Change(figure.Table, "burglary", "force_current", _ => Cells.Count(Estimate.Of(5))), "burglary", "current", _ => Cells.Count(Estimate.Of(9))) }), "figure-01, burglary", "current is 9 and force_current 5", "no more than its force");

    [Fact]
    public void More_parts_than_the_whole() =>
        Finds(WithCell(10, "not-listed", "count", cell => Count(cell, -2)), "figure-10, not-listed", "count is -2", "0 or more");

    [Fact]
    public void A_share_whose_base_is_nowhere_printed() =>
        Finds(With(10, figure => figure with { Facts = [], Table = Change(figure.Table, "not-listed", "count", cell => Count(cell, 32)) }), "figure-10, no-case-to-answer", "of a whole that the figure does not print", "the base of the share");

    [Fact]
    public void A_share_beyond_the_whole() =>
        Finds(WithCell(10, "withdrawn", "share_percent", _ => Cell.Of(Estimate.Of(101), "101.0%")), "figure-10, withdrawn", "share_percent is 101", "from 0 to 100");

    [Fact]
    public void A_printed_number_that_is_not_the_stored_one_rounded() =>
        Finds(WithCell(1, "knife-crime-with-injury", "change_percent", cell => cell with { Printed = "-12.0%" }), "figure-01, knife-crime-with-injury", "“-12.0%”", "-11.9");

    [Fact]
    public void A_stored_number_that_is_not_the_value() =>
        Finds(WithCell(1, "burglary", "current", cell => cell with { Raw = "2176" }), "figure-01, burglary", "“2176”", "“2175”");

    [Fact]
    public void Counts_in_the_place_of_a_percentage_that_the_row_does_not_have() =>
        Finds(WithCell(1, "disability-hate-crime", "change_percent", cell => cell with { Printed = "9 to 8888" }), "figure-01, disability-hate-crime", "“9 to 8888”", "only those that make it");

    [Fact]
    public void An_arranged_table_with_a_number_of_its_own() =>
        Finds(With(12, figure => figure with { Arranged = Change(figure.Arranged!, "2015-10", "searches_white", cell => Count(cell, 7777)) }), "figure-12, 2015-10", "“7,777”", "own cells");

    [Fact]
    public void A_number_in_a_sentence_that_is_not_what_fills_it() =>
        Finds(WithSentence(1, 0, sentence => sentence with { Text = sentence.Text.Replace("21,062", "21,063", StringComparison.Ordinal) }), "figure-01, sentence 'change-same'", "21,063", "21,062");

    [Fact]
    public void A_number_in_a_sentence_that_no_cell_has() =>
        Finds(WithSentence(1, 0, sentence => Slot(sentence, "current", "21,063")), "figure-01, sentence 'change-same'", "its current is “21,063”", "a cell or fact");

    static Sentence Slot(Sentence sentence, string name, string text)
    {
        var slots = new SortedDictionary<string, string>(sentence.Slots.ToDictionary(), StringComparer.Ordinal) { [name] = text };
        var changed = sentence with { Slots = slots };
        return changed with { Text = Workshop.Catalogue.Words.SayAgain(changed)! };
    }

    [Fact]
    public void A_month_in_a_sentence_that_its_numbers_are_not_of() =>
        Finds(WithSentence(1, 0, sentence => Slot(sentence, "period", "the 12 months to August 2015")), "figure-01, sentence 'change-same'", "the 12 months to August 2015", "12 months to October 2015");

    [Fact]
    public void A_known_month_that_is_not_the_sentences_own() =>
        Finds(WithSentence(14, 0, sentence => Slot(sentence, "period", "October 2015")), "figure-14, sentence 'visits'", "October 2015", "the months that its numbers come from");

    [Fact]
    public void A_sentence_about_another_area() =>
        Finds(WithSentence(1, 0, sentence => Slot(sentence, "area", "Barnet")), "figure-01, sentence 'change-same'", "Barnet", "the pack’s area");

    [Fact]
    public void A_sentence_that_says_higher_where_the_table_says_about_the_same() =>
        Finds(With(1, figure => figure with { Sentences = [Slot(figure.Judgements.First(one => one.RowId == "burglary").Sentence, "word", "clearly higher")] }), "figure-01, sentence 'change-judged'", "clearly higher", "no “clearly higher”: current is below previous");

    [Fact]
    public void A_judgement_that_is_not_the_word_of_its_row() =>
        Finds(With(1, figure => figure with { Judgements = [.. figure.Judgements.Select(one => one.RowId == "robbery" ? one with { Word = EvidenceWord.ClearlyLower } : one)] }), "figure-01, robbery", "“clearly lower”", "about the same");

    [Fact]
    public void A_word_that_its_interval_does_not_bear() =>
        Finds(WithCell(1, "robbery", "evidence", _ => Cell.Of(EvidenceWord.ClearlyLower)), "figure-01, robbery", "evidence is “clearly lower”", "bears");

    [Fact]
    public void A_headline_with_a_number_of_its_own() =>
        Finds(With(1, figure => figure with { Headline = "Robbery fell to 4,321 offences" }), "figure-01, headline", "4,321", "a number of the figure");

    [Fact]
    public void A_description_of_a_picture_with_a_number_of_its_own() =>
        Finds(With(6, figure => figure with { Chart = figure.Chart! with { Description = figure.Chart.Description + " It was 299." } }), "figure-06, chart description", "299", "a number of the figure");

    [Fact]
    public void A_reference_line_with_a_number_of_its_own() =>
        Finds(With(3, figure => figure with { Chart = figure.Chart! with { ReferenceLabel = "MPS 68%" } }), "figure-03, reference line", "68", "a number of the figure");

    [Fact]
    public void A_note_with_a_number_of_its_own() =>
        Finds(With(13, figure => figure with { Notes = [.. figure.Notes.Select(note => note with { Text = note.Text + " In all 2,345." })] }), "figure-13, note", "2,345", "a number of the figure");

    [Fact]
    public void A_note_that_names_a_month_of_its_own() =>
        Finds(With(13, figure => figure with { Notes = [.. figure.Notes.Select(note => note with { Text = note.Text + " See June 2009." })] }), "figure-13, note", "June 2009", "a month of the figure");

    [Fact]
    public void A_count_of_rises_that_the_rows_do_not_have()
    {
        using var workshop = new Workshop();
        var rows = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("snb")).SelectMany((area, index) => new Period(new Month(2013, 11), new Month(2015, 10)).Months
            .Select(month => $"complaint-allegations,value,{area.Code},{month},,{20 + (month >= new Month(2014, 11) && index < 6 ? 1 : 0)},,,,"));
        var summary = workshop.AddTidy("allegations.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n" + string.Join('\n', rows) + "\n").Build("snb", "Waltham Forest", "2015-10");
        var figure = summary.Figures.Single(one => one.Number == 7);
        var said = figure.Sentences.Single(sentence => sentence.Id == "areas-up");
        Assert.StartsWith("In 6 of 32 boroughs", said.Text, StringComparison.Ordinal);

        var planted = figure with { Sentences = [Slot(said, "up", "32")] };
        var named = In(summary with { Sections = [.. summary.Sections.Select(section => section with { Figures = [.. section.Figures.Select(one => one.Number == 7 ? planted : one)] })] });

        Assert.Contains(named, line => line.StartsWith("figure-07, sentence 'areas-up'", StringComparison.Ordinal) && line.EndsWith("expected 6, the number of rows that are so", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_said_the_wrong_way_round() =>
        Finds(With(4, figure => figure with { Sentences = [.. figure.Sentences.Select(one => one.Id == "survey-gap" ? Slot(Slot(one, "higherPercent", "79%"), "lowerPercent", "80%") : one)] }), "figure-04, sentence 'survey-gap'", "79% among white victims", "the higher of the two percentages first");

    [Fact]
    public void A_figure_number_left_out() =>
        Finds(With(7, figure => figure with { Number = 70 }), "figure-07, number", "figure 70", "figure 7");

    [Fact]
    public void A_note_number_left_out() =>
        Finds(With(12, figure => figure with { Notes = [.. figure.Notes.Select(note => note with { Number = note.Number + 1 })] }), "figure-12, note", "it has the number", "numbered from 1");

    [Fact]
    public void A_note_mark_without_its_note() =>
        Finds(With(12, figure => figure with { Title = figure.Title + " [note 99]" }), "figure-12, [note 99]", "no such note", "a note with that number");

    [Fact]
    public void A_note_that_says_nothing() =>
        Finds(With(12, figure => figure with { Notes = [.. figure.Notes.Select(note => note with { Text = " " })] }), "figure-12, note", "says nothing", "no note");

    [Fact]
    public void A_section_dated_otherwise_than_its_data() =>
        Finds(With("recorded-crime", section => section with { DataTo = new Month(2015, 9) }), "section recorded-crime", "September 2015", "October 2015");

    [Fact]
    public void A_section_head_that_says_another_month_than_its_date() =>
        Finds(With("recorded-crime", section => section with { DataToLabel = "Data to December 2015" }), "section recorded-crime", "Data to December 2015", "Data to October 2015");

    [Fact]
    public void A_cover_of_another_period() =>
        Finds(_sound with { Period = Period.YearTo(new Month(2015, 8)) }, "cover", "12 months to August 2015", "12 months to October 2015");

    [Fact]
    public void A_caption_that_does_not_name_the_month_of_its_data() =>
        Finds(With(1, figure => figure with { Title = "Recorded crime in Waltham Forest" }), "figure-01, title", "does not name October 2015", "October 2015");

    [Fact]
    public void A_period_that_its_numbers_go_beyond() =>
        Finds(With(1, figure => figure with { Period = Period.YearTo(new Month(2015, 8)) }), "figure-01, period", "October 2015", "August 2015");

    [Fact]
    public void A_period_that_its_numbers_do_not_reach() =>
        Finds(With(14, figure => figure with { Period = new Period(new Month(2015, 10), new Month(2015, 12)) }), "figure-14, period", "September 2015", "December 2015");

    [Fact]
    public void A_column_headed_with_months_that_its_numbers_are_not_of() =>
        Finds(With(1, figure => figure with { Table = new([.. figure.Table.Columns.Select(column => column.Id == "previous" ? column with { Title = "12 months to August 2014 (count)" } : column)], figure.Table.Rows) }), "figure-01, ", "12 months to August 2014", "August 2014");

    [Fact]
    public void A_month_in_a_row_that_is_not_its_own() =>
        Finds(With(11, figure => figure with { Table = new(figure.Table.Columns, [.. figure.Table.Rows.Skip(1)]) }), "figure-11, months", "12 months", "each of the 13 months");

    [Fact]
    public void A_row_called_otherwise_than_its_definition() =>
        Finds(WithCell(1, "homicide", "name", _ => Cell.Words("Murder")), "figure-01, homicide", "“Murder”", "“Homicide”");

    [Fact]
    public void A_term_that_the_glossary_lacks() =>
        Finds(With("recorded-crime", section => section with { Glossary = [.. section.Glossary.Where(term => term.Id != "rape")] }), "figure-01, rape", "does not define", "an entry 'rape'");

    [Fact]
    public void A_term_that_no_figure_uses() =>
        Finds(With("recorded-crime", section => section with { Glossary = [.. section.Glossary, new Term("arson", "Arson", "Fires.", null)] }), "section recorded-crime", "'arson'", "terms of its figures");

    [Fact]
    public void A_shorthand_without_a_key() =>
        Finds(_sound with { Shorthand = [.. _sound.Shorthand.Where(term => term.Id != "missing")] }, "figure-", "“[x]” is used", "an entry for “[x]”");

    [Fact]
    public void A_mark_without_a_key() =>
        Finds(_sound with { Shorthand = [.. _sound.Shorthand.Where(term => term.Id != "published-statistic")] }, "figure-", "“as published” is used", "shorthand");

    [Fact]
    public void A_file_that_a_number_comes_from_and_no_source_line_names() =>
        Finds(With(1, figure => figure with { Sources = [] }), "figure-01, sources", "which no source line names", "every file");

    [Fact]
    public void A_source_line_that_no_number_comes_from() =>
        Finds(With(1, figure => figure with { Sources = [.. figure.Sources, new SourceLine("Another", ["0123456789abcdef"])] }), "figure-01, sources", "0123456789ab", "only files");

    [Fact]
    public void Values_in_a_figure_that_says_it_has_none() =>
        Finds(With(14, figure => figure with { Gap = new Gap("No visits are loaded.", "A file would fill it.") }), "figure-14, no data", "has values", "nothing but why");

    const string Tidy = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    [Fact]
    public void A_published_total_that_its_published_parts_contradict_stops_the_build()
    {
        using var workshop = new Workshop();
        var rows = new Period(new Month(2013, 11), new Month(2015, 10)).Months.SelectMany(month => (string[])
            [$"robbery,value,E09000031,{month},,50,,,,", $"robbery-personal,value,E09000031,{month},,40,,,,", $"robbery-business,value,E09000031,{month},,{(month == new Month(2015, 10) ? 11 : 10)},,,,"]);
        workshop.AddTidy("robbery.csv", Tidy + string.Join('\n', rows) + "\n");

        var refused = Assert.Throws<UserError>(() => workshop.Build("snb", "Waltham Forest", "2015-10"));

        Assert.Equal("The pack 'snb' of Waltham Forest contradicts itself, so it is not built:\n  figure-01, robbery: Robbery is published as 600 for the 12 months to October 2015; expected 601, the sum of its parts in the same publication", refused.Message);
    }

    [Fact]
    public void A_pack_whose_key_lacks_a_mark_that_its_tables_use_is_not_built()
    {
        using var workshop = new Workshop();
        var words = Workshop.Catalogue;
        var packs = words.Packs.Select(pack => pack with { Shorthand = [.. pack.Shorthand.Where(term => term != "missing")] });
        workshop.AddTidy("burglary.csv", Tidy + "burglary,value,E09000031,2014-11/2015-10,,600,,,,\n");

        var refused = Assert.Throws<UserError>(() => workshop.Build("snb", "Waltham Forest", "2015-10", catalogue: new Catalogue(words.Areas, words.Measures, [.. packs], words.Words, words.Terms)));

        Assert.Contains("“[x]” is used and the pack’s key does not explain it", refused.Message, StringComparison.Ordinal);
    }
}
