using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>Boroughs with similar residents, by the census of 2011 as the London sample carries it.</summary>
public sealed class SimilarAreasTests
{
    static Figure Built(Workshop workshop) =>
        workshop.Build("borough", "Waltham Forest", "2024-04").Sections.Single(section => section.Id == "similar-areas").Figures.Single();

    static readonly Lazy<Figure> London = new(() =>
    {
        using var workshop = new Workshop();
        return Built(workshop.Add(Project.File("samples", "london", "census-2011.csv.gz")));
    });

    [Fact] // Office for National Statistics, Census 2011, KS201EW: 258,249 residents, 134,799 of them in the white groups
    public void The_area_stands_first_with_its_residents_and_no_distance()
    {
        var own = London.Value.Table.Rows[0];

        Assert.Equal(["Waltham Forest", "0.00", "258,249", "52%", "20%", "21%", "7%"], own.Cells.Skip(1).Select(cell => cell.Printed));
        Assert.Equal(11, London.Value.Table.Rows.Count);
    }

    [Fact]
    public void The_nearest_come_in_order_and_the_sentence_names_the_first_three_with_their_distances()
    {
        var rows = London.Value.Table.Rows;
        var distances = rows.Select(row => row.Cells[2].Number!.Value!.Value).ToList();

        Assert.Equal(distances.Order(), distances);
        Assert.Equal(
            $"By who lived there in March 2011, the boroughs most like Waltham Forest are {rows[1].Cells[1].Printed} (distance {rows[1].Cells[2].Printed}), {rows[2].Cells[1].Printed} ({rows[2].Cells[2].Printed}) and {rows[3].Cells[1].Printed} ({rows[3].Cells[2].Printed}).",
            London.Value.Sentences.Single().Text);
    }

    [Fact]
    public void A_census_grows_old_without_anything_being_missing()
    {
        using var workshop = new Workshop();
        var summary = workshop.Add(Project.File("samples", "london", "census-2011.csv.gz")).Build("borough", "Waltham Forest", "2024-04");

        Assert.DoesNotContain(summary.PageOne!.Missing, part => part.Anchor == "similar-areas");
    }

    [Fact]
    public void Without_the_census_the_figure_says_what_would_fill_it()
    {
        using var workshop = new Workshop();
        var figure = Built(workshop.AddTidy("crime.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\nburglary,value,E09000031,2024-04,,5,,,,\n"));

        Assert.Equal("No residents of Waltham Forest by group are loaded for March 2011.", figure.Gap!.Why);
    }

    [Fact]
    public void Areas_that_have_no_numbers_are_said_to_be_missing()
    {
        using var workshop = new Workshop();
        string[] codes = ["E09000031", "E09000002", "E09000003", "E09000004", "E09000005"];
        var rows = codes.SelectMany((code, at) => (string[])
        [
            $"population,value,{code},2011-03,,{(at + 1) * 1000},,,,",
            .. new[] { "white", "black", "asian", "other" }.Select((group, which) => $"population,value,{code},2011-03,officer-defined-ethnicity={group},{(at + 1) * (which + 1) * 100},,,,"),
        ]);
        var figure = Built(workshop.AddTidy("census.csv", "measure,statistic,area,period,slice,value,decimals,base,text,note\n" + string.Join('\n', rows) + "\n"));

        Assert.Equal(5, figure.Table.Rows.Count);
        Assert.Contains(figure.Notes, note => note.Text == "The residents of 27 of 32 boroughs are not loaded.");
    }
}
