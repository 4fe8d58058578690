using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>What survey tables get wrong, and what is made of it.</summary>
public class PublicAttitudeSurveyTests
{
    const string Head = "Date,Survey,Borough,Measure,Proportion,MPS\n";

    static Reading Read(string rows, string head = Head) => Reading.Of(new PublicAttitudeSurvey(), head + rows);

    static (string, decimal?)[] Values(Reading reading) => [.. reading.Observations.Select(each => (each.AreaCode, each.Value))];

    [Theory]
    [InlineData(",Date,Survey,Borough,Measure,Proportion,MPS,,\n0,30/9/2015,PAS,Waltham Forest,\"\"\"Good Job\"\" local\",0.69,0.67,,\n")]
    [InlineData("Date,Survey,Borough,Measure,Proportion,MPS\n30/09/2015,PAS,Waltham Forest,\"\"\"Good Job\"\" local\",\"0,69\",\"0,67\"\n")]
    [InlineData("Date;Survey;Borough;Measure;Proportion;MPS\r\n30/09/2015;PAS;Waltham Forest;\"Good Job\" local;0,69;0,67\r\n")]
    [InlineData("MPS,Proportion,Measure,Borough,Survey,Date\n0.67,0.69,\"\"\"Good Job\"\" local\",Waltham Forest,PAS,2015-09-30\n")]
    public void Commas_or_semicolons_and_either_decimal_mark_give_69_and_67(string text)
    {
        Assert.True(new PublicAttitudeSurvey().Recognise(new FileHead("x.csv", text, default)).IsMatch);
        var survey = Reading.Of(new PublicAttitudeSurvey(), text).WithoutProblems();
        Assert.Equal([("E09000031", 69m), ("E23000001", 67m)], Values(survey));
        Assert.All(survey.Observations, each => Assert.Equal(("confidence", "2014-10/2015-09", 0), (each.MeasureId, each.Period.ToString(), each.Decimals)));
    }

    [Theory]
    [InlineData("30/09/2015,PAS,Brent,Trust MPS,69,0.67\n", "Proportion", "'69'")]
    [InlineData("30/09/2015,PAS,Brent,Trust MPS,-0.1,0.67\n", "Proportion", "'-0.1'")]
    [InlineData("30/09/2015,PAS,Brent,Trust MPS,most,0.67\n", "Proportion", "'most'")]
    [InlineData("30/09/2015,PAS,Brnt,Trust MPS,0.69,0.67\n", "Borough", "'Brnt'")]
    [InlineData("30/09/2015,PAS,City of London,Trust MPS,0.69,0.67\n", "Borough", "'City of London'")]
    public void A_faulty_borough_figure_is_a_problem_and_the_force_s_stands(string row, string column, string found)
    {
        var survey = Read(row);
        Assert.Equal((2, column, found), (survey.OnlyProblem().Line, survey.OnlyProblem().Column, survey.OnlyProblem().Found));
        Assert.Equal([("E23000001", 67m)], Values(survey));
    }

    [Theory]
    [InlineData("29/09/2015,PAS,Brent,Trust MPS,0.69,0.67\n", "Date")]
    [InlineData("31/10/2015,PAS,Brent,Trust MPS,0.69,0.67\n", "Date")]
    [InlineData("09/30/2015,PAS,Brent,Trust MPS,0.69,0.67\n", "Date")]
    [InlineData("30/09/2015,USS,Brent,Trust MPS,0.69,0.67\n", "Survey")]
    [InlineData("30/09/2015,PAS,Brent,Trust MSP,0.69,0.67\n", "Measure")]
    public void A_row_of_no_quarter_no_survey_or_no_question_gives_nothing(string row, string column)
    {
        var survey = Read(row);
        Assert.Equal(column, survey.OnlyProblem().Column);
        Assert.Empty(survey.Observations);
    }

    [Fact]
    public void The_force_s_figure_is_given_once_and_not_at_all_where_rows_disagree()
    {
        var survey = Read("30/09/2015,PAS,Brent,Trust MPS,0.6,0.67\n30/09/2015,PAS,Barnet,Trust MPS,0.7,0.68\n31/12/2015,PAS,Brent,Trust MPS,0.6,0.67\n31/12/2015,PAS,Barnet,Trust MPS,0.6,0.67\n");
        Assert.Equal((3, "MPS", "0.67, as line 2 has it for the same date, area and measure"), (survey.OnlyProblem().Line, survey.OnlyProblem().Column, survey.OnlyProblem().Expected));
        Assert.Equal("2015-01/2015-12", Assert.Single(survey.Observations, each => each.AreaCode == "E23000001").Period.ToString());
        Assert.Equal(4, survey.Observations.Count(each => each.AreaCode != "E23000001"));
    }

    [Fact]
    public void Two_spellings_of_a_borough_are_one_borough_and_two_values_of_it_are_a_problem()
    {
        var survey = Read("30/09/2015,PAS,Richmond upon Thames,Trust MPS,0.6,-\n30/09/2015,PAS,Richmond Upon Thames,Trust MPS,0.7,-\n");
        Assert.Equal(3, survey.OnlyProblem().Line);
        Assert.Empty(survey.Observations);
        Assert.Single(Read("30/09/2015,PAS,Brent,Trust MPS,0.6,!\n30/09/2015,PAS,Brent,Trust MPS,0.60,x\n").WithoutProblems().Observations);
    }

    [Fact]
    public void A_table_without_proportions_is_told_so() =>
        Assert.Equal("no column 'Proportion'", new PublicAttitudeSurvey().Recognise(new FileHead("x.csv", "Date,Survey,Borough,Measure,MPS\n", default)).Why);
}
