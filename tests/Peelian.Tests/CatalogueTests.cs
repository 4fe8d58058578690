using System.Text.RegularExpressions;
using Xunit;

namespace Peelian.Tests;

/// <summary>The catalogue that is shipped, as it stands in the repository.</summary>
public partial class CatalogueTests
{
    /// <summary>The catalogue as it is shipped.</summary>
    internal static readonly Catalogue Shipped = CatalogueReader.Read(Path.Combine(SharedData.Repository, "catalogue"));

    // The contract: these ids stand in the CSV of every pack.
    static readonly string[] FigureOneIds =
    [
        "total-notifiable-offences", "violence-with-injury", "robbery", "robbery-personal", "robbery-business", "burglary",
        "burglary-residential", "burglary-non-residential", "theft-from-person", "theft-or-taking-of-motor-vehicle",
        "theft-from-motor-vehicle", "criminal-damage", "mopac-7", "violence-against-the-person", "assault-with-injury",
        "homicide", "motor-vehicle-crime", "rape", "other-sexual-offences", "youth-violence", "serious-youth-violence",
        "gun-crime", "knife-crime", "knife-crime-with-injury", "domestic-abuse", "homophobic-hate-crime",
        "racist-and-religious-hate-crime", "disability-hate-crime", "transgender-hate-crime", "faith-hate-crime",
    ];

    [Fact]
    public void Every_row_of_figure_1_is_a_measure_of_recorded_crime()
    {
        foreach (var id in FigureOneIds)
            Assert.Equal("recorded-crime", Shipped.FindMeasure(id)?.Theme);
        Assert.Equal(30, FigureOneIds.Distinct().Count());
    }

    [Theory]
    [InlineData("rest,Rest,Somebody", "'rest' stands in addresses for something else")]
    [InlineData("2014-15,A group,Somebody", "'2014-15' stands in addresses for something else")]
    [InlineData("inner-london,Another,Somebody", "'inner-london' has another name or source here than before")]
    public void A_group_whose_id_means_something_else_is_refused(string group, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("peelian-catalogue-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "catalogue"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(SharedData.Repository, "catalogue"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
            File.AppendAllText(Path.Combine(folder, "groups.csv"), $"{group},E09000031\n");

            Assert.Contains(fault, Assert.Throws<UserError>(() => CatalogueReader.Read(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_measure_says_what_it_counts_and_where_its_definition_comes_from()
    {
        foreach (var measure in Shipped.Measures)
        {
            Assert.True(measure.Definition.Length > 20, $"{measure.Id} has no definition.");
            Assert.True(measure.Unit.One.Length > 0 && measure.Unit.Many.Length > 0, $"{measure.Id} has no unit.");
            Assert.StartsWith("https://", measure.DefinitionSource, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ids_of_measures_terms_and_dimensions_are_kebab_case()
    {
        var ids = Shipped.Measures.Select(measure => measure.Id)
            .Concat(Shipped.Terms.Select(term => term.Id))
            .Concat(Shipped.Measures.SelectMany(measure => measure.Dimensions));
        Assert.All(ids, id => Assert.Matches(KebabCase(), id));
    }

    [Fact]
    public void A_sum_counts_the_same_thing_as_its_parts()
    {
        foreach (var measure in Shipped.Measures)
        {
            foreach (var part in measure.Parts.Select(Shipped.MeasureCalled))
                Assert.Equal(measure.Unit, part.Unit);
        }
        Assert.Equal(7, Shipped.MeasureCalled("mopac-7").Parts.Count);
    }

    [Fact]
    public void What_overlaps_is_said_on_both_sides()
    {
        foreach (var measure in Shipped.Measures)
        {
            foreach (var other in measure.Overlaps.Select(Shipped.MeasureCalled))
                Assert.True(other.Overlaps.Contains(measure.Id), $"{measure.Id} overlaps {other.Id}, which does not say so.");
        }
    }

    [Fact]
    public void A_rise_in_hate_crime_abuse_rape_complaints_or_searches_is_not_judged()
    {
        string[] ids =
        [
            "domestic-abuse", "rape", "other-sexual-offences", "homophobic-hate-crime", "racist-and-religious-hate-crime",
            "disability-hate-crime", "transgender-hate-crime", "faith-hate-crime", "complaint-allegations",
            "allegation-outcomes", "searches", "all-searches", "searches-of-people", "police-uk-outcomes",
        ];
        Assert.All(ids, id => Assert.Equal(Polarity.NoJudgement, Shipped.MeasureCalled(id).Polarity));
        Assert.Equal(Polarity.LowerIsBetter, Shipped.MeasureCalled("burglary").Polarity);
        Assert.Equal(Polarity.HigherIsBetter, Shipped.MeasureCalled("confidence").Polarity);
    }

    [Fact]
    public void Kinds_of_burglary_are_not_compared_across_April_2017_and_burglary_is()
    {
        var april = new Month(2017, 4);

        Assert.Contains(Shipped.MeasureCalled("burglary-residential").Breaks, series => series.From == april && series.Refuse);
        Assert.Contains(Shipped.MeasureCalled("burglary-non-residential").Breaks, series => series.From == april && series.Refuse);
        Assert.DoesNotContain(Shipped.MeasureCalled("burglary").Breaks, series => series.Refuse);
    }

    [Fact]
    public void Violence_among_young_people_counts_victims_aged_1_to_19_and_says_so()
    {
        foreach (var measure in new[] { "youth-violence", "serious-youth-violence" }.Select(Shipped.MeasureCalled))
        {
            Assert.Equal(new Unit("victim", "victims"), measure.Unit);
            Assert.Contains("aged 1 to 19", measure.Definition, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
