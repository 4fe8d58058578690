using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests;

/// <summary>Maps below the area, on a made-up board of six by six neighbourhoods in Waltham Forest whose south-western corner is busy.</summary>
public sealed class MapFigureTests
{
    const int Side = MadeUpPlaces.Side;
    const int Busy = MadeUpPlaces.Busy;
    const int People = 1500;

    static string Code(int at) => MadeUpPlaces.Board[at].Code;

    static bool IsBusy(int at) => MadeUpPlaces.IsBusy(at);

    static Workshop Loaded(IReadOnlyList<MadeUpPlaces.Square>? board = null) => MadeUpPlaces.Loaded(board);

    static Workshop WithPeople(Workshop workshop, Func<int, int?>? people = null) => workshop.Add(workshop.Write("people.csv", MadeUpPlaces.People(people ?? (_ => People))));

    static Figure Built(Workshop workshop, string name, Catalogue? catalogue = null)
    {
        using (workshop)
            return workshop.BuildSite("borough", "Waltham Forest", "2024-04", catalogue: catalogue).Figures.Single(figure => figure.Name == name);
    }

    static readonly Lazy<Figure> Rates = new(() => Built(WithPeople(Loaded()), "Anti-social behaviour by neighbourhood"));
    static readonly Lazy<Figure> Counts = new(() => Built(Loaded(), "Anti-social behaviour by neighbourhood"));
    static readonly Lazy<Figure> Squares = new(() => Built(Loaded(), "Anti-social behaviour by squares"));

    static decimal Fact(Figure figure, string id) => figure.Facts.Single(fact => fact.Id == id).Cell.Number!.Value!.Value;

    [Fact]
    public void Each_neighbourhood_has_its_count_its_rate_and_how_firm_it_is()
    {
        var table = Rates.Value.Table;

        Assert.Equal(Side * Side, table.Rows.Count);
        Assert.Equal((12m * Busy, People, 72m), (table[Code(0), "count"].Number!.Value, table[Code(0), "residents"].Number!.Value, table[Code(0), "per_1000"].Number!.Value));
        Assert.Equal(("firm", "rough"), (table[Code(0), "firmness"].Printed, table[Code(35), "firmness"].Printed));
        var limits = PoissonLimits.Rate(12 * Busy, People).ToInterval();
        Assert.Equal((limits.Lower, limits.Upper), (table[Code(0), "rate_lower"].Number!.Value!.Value, table[Code(0), "rate_upper"].Number!.Value));
    }

    [Fact]
    public void The_busy_corner_is_higher_than_the_rest_and_a_cluster_and_the_far_corner_is_neither()
    {
        var table = Rates.Value.Table;

        Assert.True(Evidence.IsDifference(table[Code(0), "evidence"].Evidence!.Value));
        Assert.Equal("high", table[Code(7), "cluster"].Raw);
        Assert.NotEqual("high", table[Code(35), "cluster"].Raw);
        Assert.Equal(("double", "under"), (table[Code(0), "band"].Raw, table[Code(35), "band"].Raw));
        Assert.StartsWith("9 of 36 neighbourhoods in Waltham Forest have a higher rate of anti-social behaviour incidents (police.uk) than the rest in the 12 months to April 2024, and 27 a lower one", Rates.Value.Headline, StringComparison.Ordinal);
        Assert.Contains(Rates.Value.Sentences, sentence => sentence.Id is "map-cluster" or "map-cluster-many");
        Assert.Contains(Rates.Value.Sentences, sentence => sentence.Text == "Of every 20 neighbourhoods that differ like this, about one does so by chance alone.");
    }

    [Fact]
    public void Of_a_map_on_which_all_are_alike_it_says_that_none_stands_out()
    {
        // As many residents as there are incidents: every rate is the same.
        var figure = Built(WithPeople(Loaded(), at => IsBusy(at) ? 3 * People : People), "Anti-social behaviour by neighbourhood");

        Assert.StartsWith("No neighbourhood in Waltham Forest can be told from the rest", figure.Headline, StringComparison.Ordinal);
        Assert.All(figure.Table.Rows, row => Assert.Equal(EvidenceWord.AboutTheSame, row.Cells[figure.Table.IndexOf("evidence")].Evidence));
    }

    [Fact]
    public void Without_residents_there_are_counts_and_the_reason_and_no_word()
    {
        var table = Counts.Value.Table;

        Assert.Equal(12m * Busy, table[Code(0), "count"].Number!.Value);
        Assert.All(table.Rows, row => Assert.Equal("no numbers of residents by place are loaded", row.Cells[table.IndexOf("per_1000")].WhyMissing));
        Assert.All(table.Rows, row => Assert.Null(row.Cells[table.IndexOf("evidence")].Evidence));
        Assert.Contains(Counts.Value.Sentences, sentence => sentence.Text.StartsWith("These are counts and not rates", StringComparison.Ordinal));
        Assert.Null(Counts.Value.Chart!.EvidenceColumnId);
    }

    [Fact]
    public void A_place_without_residents_has_no_rate_and_the_others_have_theirs()
    {
        var table = Built(WithPeople(Loaded(), at => at == 4 ? null : People), "Anti-social behaviour by neighbourhood").Table;

        Assert.Equal("its number of residents is not loaded", table[Code(4), "per_1000"].WhyMissing);
        Assert.Equal(35, table.Rows.Count(row => !row.Cells[table.IndexOf("per_1000")].IsMissing));
    }

    [Fact]
    public void What_has_no_place_and_what_has_no_shape_is_said()
    {
        var figure = Built(Loaded([.. MadeUpPlaces.Board.Select(square => square.Code == Code(0) ? square with { Code = "E01099999" } : square)]), "Anti-social behaviour by neighbourhood");

        Assert.Equal(12 * Busy, Fact(figure, "without_shape"));
        Assert.Equal(12, Fact(figure, "without_place"));
        Assert.Equal("nothing was counted under its code, and some was under codes that have no shape here", figure.Table["E01099999", "count"].WhyMissing);
        Assert.Contains(figure.Sentences, sentence => sentence.Text.StartsWith("108 more in Waltham Forest were counted to neighbourhoods that these shapes do not have", StringComparison.Ordinal));
        Assert.Contains(figure.Sentences, sentence => sentence.Text == "Of the 1,956 that the MPS published, 12 have no place and are on no map.");
    }

    // Wards of six neighbourhoods in a row, by a lookup that knows one neighbourhood of the second by another code.
    [Fact]
    public void A_ward_of_which_a_neighbourhood_has_another_code_in_the_lookup_has_no_rate_and_is_never_too_low()
    {
        const int Moved = Side + 1;
        string Ward(int row) => FormattableString.Invariant($"E0500059{row}");
        var workshop = WithPeople(Loaded());
        var lookup = "LSOA11CD,LSOA11NM,WD20CD,WD20NM,LAD20CD,LAD20NM,FID\n" + string.Concat(Enumerable.Range(0, Side * Side).Select(at =>
            FormattableString.Invariant($"{(at == Moved ? "E01004999" : Code(at))},{MadeUpPlaces.Board[at].Name},{Ward(at / Side)},Ward {at / Side},E09000031,Waltham Forest,{at + 1}\n")));
        var wards = Enumerable.Range(0, Side).Select(row => new MadeUpPlaces.Square(Ward(row), $"Ward {row}", 0, row, "E09000031"));
        workshop.Add(workshop.Write("lookup.csv", lookup), workshop.Write("wards.geojson", MadeUpPlaces.GeoJson(wards, "WD20CD", west: -0.06, south: 51.57)));

        var figure = Built(workshop, "Anti-social behaviour by ward");

        Assert.Equal(12 * Busy, Fact(figure, "without_shape"));
        Assert.Equal("nothing was counted under the code of one of its neighbourhoods, and some was under codes that have no shape here", figure.Table[Ward(1), "count"].WhyMissing);
        Assert.True(figure.Table[Ward(1), "per_1000"].IsMissing && figure.Table[Ward(1), "firmness"].IsMissing && figure.Table[Ward(1), "evidence"].Evidence is null);
        Assert.Equal(12m * (3 * Busy + 9), figure.Table[Ward(0), "count"].Number!.Value);
    }

    [Fact]
    public void Squares_hold_all_points_but_those_left_blank_and_those_outside()
    {
        var table = Squares.Value.Table;
        var shown = table.Rows.Sum(row => row.Cells[1].Number!.Value!.Value);

        Assert.Equal(Fact(Squares.Value, "total"), shown + Fact(Squares.Value, "in_blank") + Squares.Value.Facts.Where(fact => fact.Id == "outside").Sum(fact => fact.Cell.Number!.Value!.Value));
        Assert.All(table.Rows, row => Assert.True(row.Cells[1].Number!.Value >= 5));
        Assert.Contains(Squares.Value.Sentences, sentence => sentence.Id == "density-snapped");
    }

    [Fact]
    public void Each_square_has_the_place_of_its_busiest_point_and_the_three_busiest_are_named()
    {
        var (table, said) = (Squares.Value.Table, Squares.Value.Sentences.Single(sentence => sentence.Id == "density-busiest-three").Text);

        Assert.Equal(("where", "Where"), (table.Columns[^1].Id, table.Columns[^1].Title));
        Assert.All(table.Rows, row => Assert.Equal("On or near High Street", row.Cells[^1].Printed));
        Assert.All(table.Rows.Take(3), row => Assert.Contains($"{row.Id}, on or near High Street ({row.Cells[1].Printed})", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_square_of_the_grid_is_drawn_and_named_and_those_left_blank_have_no_row()
    {
        var map = Squares.Value.Chart!.Map!;

        Assert.Equal(Fact(Squares.Value, "squares"), map.Blank.Count + Squares.Value.Table.Rows.Count);
        Assert.Equal(Fact(Squares.Value, "blank"), map.Blank.Count);
        Assert.DoesNotContain(Squares.Value.Table.Rows, row => map.Blank.Contains(row.Id));
        Assert.All(map.Blank.Concat(Squares.Value.Table.Rows.Select(row => row.Id)), name =>
            Assert.Contains(map.Edge, edge => name.StartsWith(edge.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_title_says_how_large_a_square_is() =>
        Assert.Equal(
            $"Anti-social behaviour by squares of {Fact(Squares.Value, "metres").ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} metres, Waltham Forest, 12 months to April 2024",
            Squares.Value.Title);

    [Fact]
    public void What_is_about_few_people_is_refused_and_searches_too()
    {
        using var workshop = Loaded();
        foreach (var measure in (string[])["police-uk-violence-and-sexual-offences", "police-uk-robbery", "searches"])
        {
            var catalogue = Edited($"measure: {measure}");
            var fault = Assert.Throws<UserError>(() => workshop.BuildSite("borough", "Waltham Forest", "2024-04", catalogue: catalogue));
            Assert.Contains($"'{measure}' may not be shown below its area", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_measure_whose_small_numbers_are_hidden_has_no_map()
    {
        var measures = Workshop.Catalogue.Measures.Select(measure => measure.Id == "police-uk-anti-social-behaviour" ? measure with { Disclosure = new Disclosure.DisclosureRule(5, false) } : measure);
        var catalogue = new Catalogue(Workshop.Catalogue.Areas, [.. measures], Workshop.Catalogue.Packs, Workshop.Catalogue.Words, Workshop.Catalogue.Terms, Workshop.Catalogue.Groups);

        Assert.StartsWith("Small numbers of anti-social behaviour incidents (police.uk) are hidden", Built(Loaded(), "Anti-social behaviour by neighbourhood", catalogue).Gap!.Why, StringComparison.Ordinal);
    }

    // The catalogue with another measure under its first map.
    static Catalogue Edited(string measure)
    {
        var folder = Directory.CreateTempSubdirectory("peelian-catalogue-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "catalogue"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Project.Root, "catalogue"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                var text = File.ReadAllText(file);
                var at = text.IndexOf("kind: small-area-map", StringComparison.Ordinal);
                File.WriteAllText(copy, at < 0 ? text : text[..at] + text[at..].Replace("measure: police-uk-anti-social-behaviour", measure, StringComparison.Ordinal));
            }
            return CatalogueReader.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
