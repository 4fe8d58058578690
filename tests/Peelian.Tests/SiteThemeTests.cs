using System.Globalization;
using System.Text;
using Peelian.Figures;
using Xunit;

namespace Peelian.Tests;

/// <summary>Themes that only the site has, and ways of counting searches: from real files, and from made-up ones that say so.</summary>
public sealed class SiteThemeTests
{
    const string Header = "measure,statistic,area,period,slice,value,decimals,base,text,note\n";

    static Figure Called(Summary summary, string name) => summary.Figures.First(figure => figure.Name == name);

    static string Printed(Figure figure, string row, string column) => figure.Table[row, column].Printed;

    static readonly Lazy<Summary> London = new(() =>
    {
        using var workshop = new Workshop().Add(Project.File("samples", "london"));
        // Made-up residents of 2021: twice those of 2011 for one group, the same for the others.
        workshop.AddTidy("census-2021.csv", Header + """
            population,value,E09000031,2021-03,officer-defined-ethnicity=white,134799,,,,
            population,value,E09000031,2021-03,officer-defined-ethnicity=black,103524,,,,
            population,value,E09000031,2021-03,officer-defined-ethnicity=asian,54412,,,,
            population,value,E09000031,2021-03,officer-defined-ethnicity=other,17276,,,,

            """, illustrative: true);
        return workshop.BuildSite("borough", "Waltham Forest", "2024-04");
    });

    [Theory] // Searches June to December 2016: White 825, Black 862, Asian 524, Other 13; residents of 2011: 134,799, 51,762, 54,412 and 17,276.
    [InlineData("black:seen-2011", "2.72")] // (862 / 51,762) / (825 / 134,799)
    [InlineData("black:seen-2011-everybody", "2.52")] // (862 / 51,762) / ((825 + 524 + 13) / (134,799 + 54,412 + 17,276))
    [InlineData("black:said-2011", "2.82")] // (707 / 44,791) / (754 / 134,799)
    [InlineData("black:seen-2021", "1.36")] // half, of twice the residents
    [InlineData("asian:said-2011-everybody", "1.07")]
    public void Black_and_Asian_people_are_searched_so_many_times_as_often_by_each_way_of_counting(string row, string ratio) =>
        Assert.Equal(ratio, Printed(Called(London.Value, "Searches of people per resident, counted in different ways"), row, "ratio"));

    [Fact]
    public void Each_way_of_counting_says_what_it_assumes_and_the_headline_gives_the_range_of_all()
    {
        var figure = Called(London.Value, "Searches of people per resident, counted in different ways");

        Assert.Equal("People recorded as Black were searched 1.36 to 2.82 times as often per resident, by how it is counted, in Waltham Forest in June to December 2016", figure.Headline);
        Assert.Equal(figure.Table.Rows.Select(row => row.Cells[0].Raw).Distinct().Order(StringComparer.Ordinal), figure.Beside!.Rows.Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Contains(figure.Notes, note => note.Text.StartsWith("The censuses sort people into groups in different ways", StringComparison.Ordinal));
        Assert.True(figure.Illustrative);
    }

    [Fact]
    public void Without_the_census_of_2021_its_ways_of_counting_are_left_out_and_it_says_so()
    {
        using var workshop = new Workshop().Add(Project.File("samples", "london"));
        var figure = Called(workshop.BuildSite("borough", "Brent", "2024-04"), "Searches of people per resident, counted in different ways");

        Assert.DoesNotContain(figure.Table.Rows, row => row.Id.EndsWith("2021", StringComparison.Ordinal));
        Assert.Contains(figure.Notes, note => note.Text == "Residents by group at the census of March 2021 are not loaded for Brent: the ways of counting that rest on them are left out.");
    }

    [Theory]
    [InlineData("white", "152", "18.4%", "28.7%", "reference group")]
    [InlineData("black", "157", "18.2%", "28.8%", "about the same")]
    [InlineData("asian", "80", "15.3%", "25.0%", "about the same")]
    public void Arrests_and_other_outcomes_of_each_group_stand_with_what_they_cannot_show(string group, string arrests, string arrested, string found, string word)
    {
        var figure = Called(London.Value, "What searches led to, by group as seen by the officer");

        Assert.Equal([arrests, arrested, found, word], ((string[])["arrest_count", "arrest_percent", "found_percent", "found_evidence"]).Select(column => Printed(figure, group, column)));
        Assert.Equal("hits-caveat", figure.Sentences[^1].Id);
        Assert.DoesNotContain(figure.Table.Columns, column => column.Id == "linked_percent" && column.Shown);
    }

    [Fact]
    public void Outcomes_of_three_months_are_as_many_as_the_published_files_have_for_the_force_and_its_areas()
    {
        using var workshop = new Workshop().Add(SharedData.File("data", "outcomes"), SharedData.File("data", "lookups", "lsoa_to_ward_lookup_2020.csv"));
        var figure = Called(workshop.BuildSite("borough", "Waltham Forest", "2019-06"), "Outcomes by kind");
        var rows = Directory.GetFiles(SharedData.File("data", "outcomes")).SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split(',')).ToList();

        Assert.Equal(rows.Count, figure.Facts.Single(fact => fact.Id == "force_total").Cell.Number!.Value);
        Assert.Equal(rows.Count(row => row[^1] == "Suspect charged"), figure.Table["charged", "force_count"].Number!.Value);
        Assert.Equal(rows.Count(row => row[^1] == "Suspect charged" && row[^2].StartsWith("Waltham Forest ", StringComparison.Ordinal)), figure.Table["charged", "count"].Number!.Value);
    }

    [Fact]
    public void Officers_staff_and_community_support_officers_of_the_force_are_those_of_the_published_file()
    {
        var lines = File.ReadAllLines(SharedData.File("data", "workforce", "Police_Force_Strength.csv")).Skip(1).Select(line => line.TrimEnd().Split(',')).ToList();
        var tidy = new StringBuilder(Header);
        foreach (var line in lines)
        {
            var month = Month.Of(DateOnly.ParseExact("1-" + line[0], "d-MMM-yy", CultureInfo.InvariantCulture));
            foreach (var (measure, at) in ((string, int)[])[("police-officers", 1), ("police-staff", 2), ("community-support-officers", 3)])
                tidy.Append(CultureInfo.InvariantCulture, $"{measure},value,E23000001,{month},,{line[at]},,,,\n");
        }
        using var workshop = new Workshop().AddTidy("workforce.csv", tidy.ToString());
        var figure = Called(workshop.BuildSite("borough", "Waltham Forest", "2015-10"), "Officers of the force");

        Assert.Equal(["31,750", "10,412", "1,670"], ((string[])["officers", "staff", "community_support"]).Select(column => Printed(figure, "2015-10", column)));
        // Numbers at the end of a month are set against a year before, and never added up.
        Assert.StartsWith("Police officers: 31,750 officers in the MPS in October 2015, 31,", figure.Headline, StringComparison.Ordinal);
        Assert.DoesNotContain(figure.Sentences, sentence => sentence.Id.StartsWith("change", StringComparison.Ordinal) || sentence.Id.StartsWith("months", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_theme_of_the_site_comes_up_when_it_is_filled_and_says_that_made_up_figures_are_made_up()
    {
        var tidy = new StringBuilder(Header);
        var areas = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough"));
        foreach (var month in Period.To(new Month(2024, 4), 25).Months)
        {
            foreach (var (area, at) in areas.Select((area, at) => (area, at)))
            {
                foreach (var (group, share) in ((string, int)[])[("white", 40), ("black", 35), ("asian", 15), ("other", 6), ("not-recorded", 4)])
                    tidy.Append(CultureInfo.InvariantCulture, $"use-of-force,value,{area.Code},{month},officer-defined-ethnicity={group},{share + at},,,,\n");
                foreach (var (measure, count) in ((string, int)[])[("taser-uses", 12), ("taser-discharges", 2), ("police-officers", 500), ("detections", 150), ("police-uk-charges", 90)])
                    tidy.Append(CultureInfo.InvariantCulture, $"{measure},value,{area.Code},{month},,{count + at},,,,\n");
            }
        }
        using var workshop = new Workshop().AddTidy("made-up.csv", tidy.ToString(), illustrative: true);
        var site = workshop.BuildSite("borough", "Barnet", "2024-04");
        var paper = workshop.Build("borough", "Barnet", "2024-04");

        foreach (var id in (string[])["outcomes", "use-of-force", "workforce"])
        {
            var section = site.Sections.Single(section => section.Id == id);
            Assert.Null(section.Missing);
            Assert.All(section.Figures.Where(figure => figure.Gap is null), figure => Assert.True(figure.Illustrative));
            Assert.DoesNotContain(paper.Sections, section => section.Id == id);
        }
        // Barnet is the second of the areas: each of its counts is one more than the first's.
        Assert.Equal(12 * 41, Called(site, "Uses of force by group, as seen by the officer").Table["white", "count"].Number!.Value);
        Assert.Contains(site.Figures, figure => figure.Name == "Taser" && figure.Gap is null);
    }
}
