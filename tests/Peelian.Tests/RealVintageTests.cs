using Peelian.Figures;
using Peelian.Sources;
using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>Real published files give their own figures: each publication its own, from ../shared/data alone.</summary>
public sealed class RealVintageTests
{
    const string WalthamForest = "E09000031";

    static readonly Lazy<Workshop> Loaded = new(Load);

    // Outside the lazy value: where the files are absent each test is skipped with the reason.
    static Workshop Real
    {
        get
        {
            _ = SharedData.Root;
            return Loaded.Value;
        }
    }

    static Workshop Load()
    {
        var workshop = new Workshop();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => workshop.Dispose();
        string Data(params string[] parts) => SharedData.File(["data", .. parts]);
        return workshop
            .Add(new AddRequest
            {
                Paths = [Data("crime-borough")],
                PublishedByPath = new Dictionary<string, DateOnly>(StringComparer.Ordinal)
                {
                    [Data("crime-borough", "2019-03_RuSaBin")] = new DateOnly(2019, 3, 1),
                    [Data("crime-borough", "2022-11_xinyi8888")] = new DateOnly(2022, 11, 1),
                    [Data("crime-borough", "2024-05_Jeffrey-Oechsner")] = new DateOnly(2024, 5, 1),
                },
            })
            .Add(Data("pas"), Data("census"), Data("boundaries"), Data("stop-search-met"))
            .Add(new AddRequest { Paths = [Data("stop-search-met-api-json")], Force = "metropolitan" });
    }

    static readonly ReadingScope As2019 = new() { AsKnownOn = new DateOnly(2019, 12, 31) };

    static ReadingScope Only2022 => new() { SnapshotIds = [Real.Store.Snapshots().Single(snapshot => snapshot.Published == new DateOnly(2022, 11, 1)).Id] };

    static Figure Figure(int number, ReadingScope? scope = null, string pack = "snb", string area = "Waltham Forest", string month = "2015-10") =>
        Real.Build(pack, area, month, scope).Figures.Single(figure => figure.Number == number);

    static readonly Lazy<Figure> Crime2019 = new(() => Figure(1, As2019));

    static readonly Lazy<Figure> Crime2022 = new(() => Figure(1, Only2022));

    static void IsPrinted(Figure figure, string row, string previous, string current, string change, string force)
    {
        string Printed(string column) => figure.Table[row, column].Printed;
        Assert.Equal((previous, current, change, force), (Printed("previous"), Printed("current"), Printed("change_percent"), Printed("force_change_percent")));
        Assert.False(figure.Table[row, "current"].Number!.AsPublished);
    }

    [Theory]
    [InlineData("total-notifiable-offences", "21,172", "21,163", "0.0%", "+4.5%")]
    [InlineData("violence-with-injury", "2,322", "2,381", "+2.5%", "+8.2%")]
    [InlineData("robbery", "714", "677", "-5.2%", "-6.5%")]
    [InlineData("burglary", "2,570", "2,174", "-15.4%", "-9.3%")]
    [InlineData("theft-from-person", "623", "555", "-10.9%", "+7.2%")]
    [InlineData("theft-or-taking-of-motor-vehicle", "827", "699", "-15.5%", "+1.0%")]
    [InlineData("theft-from-motor-vehicle", "1,847", "1,634", "-11.5%", "-9.4%")]
    [InlineData("criminal-damage", "1,778", "1,871", "+5.2%", "+7.4%")]
    [InlineData("violence-against-the-person", "6,002", "6,762", "+12.7%", "+20.7%")]
    [InlineData("assault-with-injury", "1,571", "1,657", "+5.5%", "+6.9%")]
    [InlineData("homicide", "3", "3", "3 to 3", "+20.5%")]
    [InlineData("burglary-residential", "1,843", "1,341", "-27.2%", "-10.7%")]
    [InlineData("burglary-non-residential", "727", "833", "+14.6%", "-6.8%")]
    [InlineData("robbery-personal", "640", "630", "-1.6%", "-7.2%")]
    [InlineData("robbery-business", "74", "47", "-36.5%", "+2.3%")]
    [InlineData("motor-vehicle-crime", "2,674", "2,333", "-12.8%", "-6.5%")]
    [InlineData("rape", "145", "166", "+14.5%", "+10.6%")]
    [InlineData("other-sexual-offences", "328", "319", "-2.7%", "+16.2%")]
    public void The_2019_publication_counts_by_the_categories_before_2019(string row, string previous, string current, string change, string force) =>
        IsPrinted(Crime2019.Value, row, previous, current, change, force);

    [Theory]
    [InlineData("total-notifiable-offences", "21,172", "21,169", "0.0%", "+4.5%")]
    [InlineData("violence-with-injury", "2,334", "2,393", "+2.5%", "+8.3%")]
    [InlineData("robbery", "714", "677", "-5.2%", "-6.5%")]
    [InlineData("burglary", "2,570", "2,174", "-15.4%", "-9.3%")]
    [InlineData("theft-from-person", "623", "555", "-10.9%", "+7.1%")]
    [InlineData("theft-or-taking-of-motor-vehicle", "827", "700", "-15.4%", "+0.9%")]
    [InlineData("theft-from-motor-vehicle", "1,847", "1,634", "-11.5%", "-9.5%")]
    [InlineData("criminal-damage", "1,695", "1,801", "+6.3%", "+6.8%")]
    [InlineData("homicide", "3", "3", "3 to 3", "+18.6%")]
    [InlineData("burglary-residential", "1,843", "1,341", "-27.2%", "-10.7%")]
    [InlineData("burglary-non-residential", "727", "833", "+14.6%", "-6.7%")]
    [InlineData("robbery-personal", "640", "630", "-1.6%", "-7.2%")]
    [InlineData("robbery-business", "74", "47", "-36.5%", "+2.3%")]
    [InlineData("motor-vehicle-crime", "2,674", "2,334", "-12.7%", "-6.6%")]
    [InlineData("rape", "144", "166", "+15.3%", "+10.9%")]
    [InlineData("other-sexual-offences", "259", "319", "+23.2%", "+16.5%")]
    public void The_2022_publication_counts_by_the_categories_of_the_Home_Office(string row, string previous, string current, string change, string force) =>
        IsPrinted(Crime2022.Value, row, previous, current, change, force);

    [Fact]
    public void Assault_with_injury_is_missing_where_only_the_2022_publication_is_used()
    {
        var row = Crime2022.Value.Table["assault-with-injury", "current"];

        Assert.Equal("[x]", row.Printed);
        Assert.Equal("", row.Raw);
        Assert.Equal("nothing loaded for the 12 months to October 2015", row.WhyMissing);
    }

    [Fact]
    public void Assault_with_injury_comes_from_the_older_publication_where_newer_ones_lack_it_and_a_note_says_so()
    {
        var figure = Figure(1);

        Assert.Equal(("1,571", "1,657"), (figure.Table["assault-with-injury", "previous"].Printed, figure.Table["assault-with-injury", "current"].Printed));
        Assert.Contains(figure.Notes, note => note.Text.StartsWith("Assault with injury is from an older publication than the rest", StringComparison.Ordinal));
        Assert.Equal("20,912", figure.Table["total-notifiable-offences", "current"].Printed);
        Assert.Contains(figure.Sources, source => source.Text.Contains("1 May 2024", StringComparison.Ordinal));
        Assert.Contains(figure.Sources, source => source.Text.Contains("1 March 2019", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_about_what_is_in_the_force_total_do_not_contradict_each_other()
    {
        var notes = Figure(1).Notes.Where(note => note.Text.Contains("Figures for the MPS are the sum", StringComparison.Ordinal)).ToList();

        Assert.Equal(1, notes.Count(note => note.Text.StartsWith("Figures", StringComparison.Ordinal)));
        Assert.Contains(notes, note => note.Text.StartsWith("Assault with injury: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Confidence_is_69_percent_in_Waltham_Forest_and_67_in_the_force_to_September_2015()
    {
        var figure = Figure(3);

        Assert.Equal(("69%", "67%"), (figure.Table[WalthamForest, "percent"].Printed, figure.Table[WalthamForest, "force_percent"].Printed));
        Assert.Equal("12 months to September 2015", figure.Period!.Value.Label);
        Assert.Equal(32, figure.Table.Rows.Count);
    }

    [Fact]
    public void The_populations_of_the_four_groups_are_those_of_the_2011_census()
    {
        var beside = Figure(12, month: "2016-12").Beside!;

        Assert.Equal(["134,799", "51,762", "54,412", "17,276", "258,249"], beside.Rows.Select(row => row.Cells[1].Printed));
    }

    [Fact]
    public void In_October_2015_the_force_made_14916_searches_and_the_borough_is_not_known()
    {
        var figure = Figure(13);

        Assert.Equal("14,916", figure.Table["E23000001", "searches"].Printed);
        Assert.Equal("18.1%", figure.Table["E23000001", "arrest_percent"].Printed);
        Assert.Equal("[x]", figure.Table[WalthamForest, "searches"].Printed);
        Assert.Equal("searches were published without places", figure.Table[WalthamForest, "searches"].WhyMissing);
        Assert.Equal("the object of search was not published for October 2015", figure.Table["E23000001", "weapons_percent"].WhyMissing);
    }

    [Theory]
    [InlineData("Waltham Forest", "200")]
    [InlineData("Lambeth", "703")]
    [InlineData("Brent", "559")]
    public void Searches_of_December_2016_reach_their_borough(string area, string searches)
    {
        var figure = Figure(13, area: area, month: "2016-12");

        Assert.Equal(searches, figure.Table.Rows[0].Cells[1].Printed);
        Assert.Equal("9,627", figure.Table.Rows[1].Cells[1].Printed);
        Assert.All(figure.Table.Rows, row => Assert.All(row.Cells.Skip(3).Take(2), cell =>
        {
            Assert.Equal("[x]", cell.Printed);
            Assert.Contains("every search under one power has the same object", cell.WhyMissing, StringComparison.Ordinal);
        }));
        Assert.All(figure.Table.Rows, row => Assert.False(row.Cells[2].IsMissing));
    }

    [Fact]
    public void Searches_of_an_area_name_the_boundaries_that_placed_them_and_those_of_the_force_do_not()
    {
        var figure = Figure(13, month: "2016-12");
        var boundaries = Real.Store.Snapshots().Where(file => file.SourceId == "borough-boundaries").Select(file => file.Id).ToList();

        Assert.Contains(figure.Table.Rows[0].Cells[1].Number!.SnapshotIds, boundaries.Contains);
        Assert.DoesNotContain(figure.Table.Rows[1].Cells[1].Number!.SnapshotIds, boundaries.Contains);
        Assert.Contains(figure.Sources, source => source.SnapshotIds.Any(boundaries.Contains));
    }

    [Fact]
    public void Searches_before_June_2016_are_not_available_by_borough()
    {
        var figure = Figure(11, month: "2016-12");
        var known = figure.Table.Rows.Where(row => !row.Cells[1].IsMissing).Select(row => row.Id);

        Assert.Equal(["2016-06", "2016-07", "2016-08", "2016-09", "2016-10", "2016-11", "2016-12"], known);
        Assert.Equal("searches were published without places", figure.Table["2016-05", "searches"].WhyMissing);
    }

    [Fact]
    public void Objects_of_search_are_counted_where_they_vary_in_September_2024()
    {
        var figure = Figure(14, pack: "borough", month: "2024-09");

        Assert.Equal(["104", "21.2%", "9.6%", "14.4%"], figure.Table.Rows[0].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
        Assert.Equal(["3,253", "21.3%", "14.7%", "20.4%"], figure.Table.Rows[1].Cells.Skip(1).Take(4).Select(cell => cell.Printed));
    }

    [Fact]
    public void A_publication_that_sorts_offences_anew_is_named_among_what_changed_and_not_set_against_the_one_before()
    {
        using var readings = Real.Read();
        var areas = Workshop.Catalogue.AreasOf(Workshop.Catalogue.PackCalled("borough"));

        var changed = new Revisions(Workshop.Catalogue, readings, areas).Find().Where(one => one.Series.StartsWith("Recorded crime", StringComparison.Ordinal)).ToList();

        Assert.Equal(["published 1 November 2022, then published 1 May 2024", "published 1 March 2019, then published 1 November 2022"], changed.Select(one => $"{one.Older}, then {one.Newer}"));
        Assert.True(changed[0].Compared > 0);
        Assert.True(changed[1].Apart > 0);
        Assert.Empty(changed[1].Table.Rows);
    }

    // snb: 1 crime, 3 and 5 confidence, 11 to 13 searches. borough: 1 and 2 crime, 5 to 8 the survey, 10 to 14 searches, 18 similar areas.
    [Theory]
    [InlineData("snb", new[] { 1, 3, 5, 11, 12, 13 })]
    [InlineData("borough", new[] { 1, 2, 5, 6, 7, 8, 10, 11, 12, 13, 14, 18 })]
    public void Each_of_32_packs_at_December_2016_has_values_in_these_figures(string pack, int[] withValues)
    {
        var packs = Real.BuildAll(pack, "2016-12");

        Assert.Equal(32, packs.Count);
        Assert.All(packs, summary => Assert.Equal(withValues, summary.Figures.Where(figure => figure.Gap is null).Select(figure => figure.Number)));
    }
}
