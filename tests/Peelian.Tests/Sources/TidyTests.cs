using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>Every cell of a tidy file is checked.</summary>
public class TidyTests
{
    const string Head = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    static Reading Read(string rows, string head = Head) => Reading.Of(new Tidy(), head + rows);

    [Theory]
    [InlineData("robery,,Brent,2015-10,,1,,,,", "measure", "'robery'", "Did you mean 'robbery'")]
    [InlineData("robbery,valu,Brent,2015-10,,1,,,,", "statistic", "'valu'", "Did you mean 'value'")]
    [InlineData("robbery,,Brnt,2015-10,,1,,,,", "area", "'Brnt'", "Did you mean 'Brent'")]
    [InlineData("robbery,,Brent,Oct 2015,,1,,,,", "period", "'Oct 2015'", "")]
    [InlineData("robbery,,Brent,2015-10/2014-11,,1,,,,", "period", "'2015-10/2014-11'", "")]
    [InlineData("robbery,,Brent,2015-10,ethnicity=black,1,,,,", "slice", "'ethnicity=black'", "")]
    [InlineData("population,,Brent,2011-03,officer-ethnicity=black,1,,,,", "slice", "'officer-ethnicity=black'", "Did you mean 'officer-defined-ethnicity'")]
    [InlineData("population,,Brent,2011-03,Black,1,,,,", "slice", "'Black'", "")]
    [InlineData("robbery,,Brent,2015-10,,\"1,234\",,,,", "value", "'1,234'", "")]
    [InlineData("robbery,,Brent,2015-10,,12%,,,,", "value", "'12%'", "")]
    [InlineData("robbery,,Brent,2015-10,,,,,,", "value", "''", "Write [x]")]
    [InlineData("confidence,percent,Brent,2015-10,,100.1,,,,", "value", "'100.1'", "")]
    [InlineData("confidence,share-percent,Brent,2015-10,,-1,,,,", "value", "'-1'", "")]
    [InlineData("confidence,percent,Brent,2015-10,,69,half,,,", "decimals", "'half'", "")]
    [InlineData("confidence,percent,Brent,2015-10,,69,0,-5,,", "base", "'-5'", "")]
    [InlineData("custody-observations,text,Brent,2015-10,,,,,,", "text", "''", "")]
    [InlineData("custody-observations,text,Brent,2015-10,,3,,,Clean,", "value", "'3'", "")]
    public void A_fault_is_told_with_its_column_and_the_nearest_word_and_gives_no_figure(string row, string column, string found, string advice)
    {
        var tidy = Read(row + "\nrobbery,,Brent,2015-11,,2,,,,\n");
        Assert.Equal((2, column, found), (tidy.OnlyProblem().Line, tidy.OnlyProblem().Column, tidy.OnlyProblem().Found));
        Assert.Contains(advice, tidy.OnlyProblem().Advice ?? "", StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(tidy.Observations).Value);
    }

    [Fact]
    public void A_change_may_be_below_zero_or_above_100_percent()
    {
        var tidy = Read("robbery,change-percent,Brent,2015-10,,-15.40,,,,\ngun-crime,change-percent,Brent,2015-10,,150,,,,\n").WithoutProblems();
        Assert.Equal([(-15.4m, 2), (150m, 0)], tidy.Observations.Select(each => (each.Value!.Value, each.Decimals!.Value)));
    }

    [Fact]
    public void The_order_of_columns_is_free_and_all_but_four_may_be_left_out()
    {
        var tidy = Read("7,Brent,2014-11/2015-10,robbery,\n", "VALUE,area,period,Measure,origin_sheet\n").WithoutProblems();
        var only = Assert.Single(tidy.Observations);
        Assert.Equal(("robbery", "E09000005", 7m, "2014-11/2015-10", null), (only.MeasureId, only.AreaCode, only.Value, only.Period.ToString(), only.Decimals));
        Assert.Equal((2, 1), (only.Origin.Line, only.Origin.Column));
    }

    [Theory]
    [InlineData("measure,area,value\n", "no such column")]
    [InlineData("measure,area,period,value,slcie\n", "a column 'slcie'")]
    [InlineData("measure,area,period,value,Value\n", "the column 'value' twice")]
    public void A_header_that_is_not_ours_refuses_the_file(string head, string found)
    {
        var tidy = Read("", head);
        Assert.True(tidy.Problems.Fatal);
        Assert.Equal(found, tidy.OnlyProblem().Found);
    }

    [Theory]
    [InlineData("[x]")]
    [InlineData("[c]")]
    [InlineData(":")]
    [InlineData("-")]
    public void A_mark_for_missing_gives_no_figure_and_no_problem(string mark) =>
        Assert.Empty(Read($"robbery,,Brent,2015-10,,{mark},,,,\n").WithoutProblems().Observations);

    [Fact]
    public void The_same_row_twice_counts_once_and_two_that_differ_give_nothing()
    {
        Assert.Single(Read("robbery,,Brent,2015-10,,1,,,,\nrobbery,value,E09000005,2015-10,,1,,,,\n").WithoutProblems().Observations);
        var differing = Read("robbery,,Brent,2015-10,,1,,,,\nrobbery,value,brent,2015-10,,2,,,,\nrobbery,,Brent,2015-11,,3,,,,\n");
        Assert.Equal((3, "value"), (differing.OnlyProblem().Line, differing.OnlyProblem().Column));
        Assert.Equal(3, Assert.Single(differing.Observations).Value);
    }

    [Fact]
    public void Tidy_files_are_restricted_unless_somebody_says_otherwise() => Assert.Equal(Access.Restricted, new Tidy().Info.Access);

    [Fact]
    public void The_reference_set_is_read_without_a_problem()
    {
        var path = Path.Combine(SharedData.Repository, "samples", "reference", "snb-waltham-forest-2015-10.csv");
        Assert.True(new Tidy().Recognise(SourceFolderTests.Head(path)).IsMatch);
        var tidy = Reading.OfFile(new Tidy(), path).WithoutProblems();
        Assert.Equal(21173, tidy.Sum("total-notifiable-offences", "E09000031", Period.YearTo(new Month(2014, 10))));
    }
}
