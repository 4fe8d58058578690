using System.Globalization;
using System.Text;
using Peelian.Disclosure;
using Peelian.Figures;
using Peelian.Render;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Disclosure;

/// <summary>Small numbers of a measure with a rule are hidden in every output, and nothing that is printed gives them away.</summary>
public sealed class DisclosureTests : IDisposable
{
    readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    static Catalogue With(params (string Measure, int Under)[] rules) => new(
        Workshop.Catalogue.Areas,
        [.. Workshop.Catalogue.Measures.Select(measure => rules.FirstOrDefault(rule => rule.Measure == measure.Id) is ({ }, var under) ? measure with { Disclosure = new DisclosureRule(under, false) } : measure)],
        Workshop.Catalogue.Packs, Workshop.Catalogue.Words, Workshop.Catalogue.Terms);

    Summary Reference(params (string Measure, int Under)[] rules) =>
        _workshop.Add(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv")).Build("snb", "Waltham Forest", "2015-10", catalogue: With(rules));

    static Figure Figure(Summary summary, int number) => summary.Figures.Single(figure => figure.Number == number);

    [Fact]
    public void No_measure_of_the_catalogue_has_a_rule() => Assert.DoesNotContain(Workshop.Catalogue.Measures, measure => measure.Disclosure is not null);

    [Fact]
    public void Three_disability_hate_crimes_are_hidden_in_every_output_and_nine_are_not()
    {
        var summary = Reference(("disability-hate-crime", 5));
        var table = Figure(summary, 1).Table;
        Assert.Equal(["9", "[c]", "[c]"], new[] { "previous", "current", "change_percent" }.Select(column => table["disability-hate-crime", column].Printed));
        Assert.Equal("no data", table["disability-hate-crime", "evidence"].Printed);
        Assert.Equal("3", table["homicide", "current"].Printed);
        Assert.Contains(summary.Shorthand, term => term.Name == "Hidden, [c]");
        foreach (var file in Renderers.All.SelectMany(renderer => renderer.Render(summary)))
            Assert.DoesNotContain("9 to 3", FileText.Of(file), StringComparison.Ordinal);
        var row = Encoding.UTF8.GetString(new FigureCsv().Render(summary).Single(file => file.Path.EndsWith("figure-01.csv", StringComparison.Ordinal)).Bytes.Span).Split('\n').Single(line => line.StartsWith("disability-hate-crime,", StringComparison.Ordinal));
        Assert.Contains(",9,,,", row, StringComparison.Ordinal);
        Assert.Contains($"current: {Estimate.HiddenWhy}", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_seven_business_robberies_cannot_be_had_from_the_total_less_personal_robbery()
    {
        var table = Figure(Reference(("robbery-business", 50)), 1).Table;
        Assert.Equal("[c]", table["robbery-business", "current"].Printed);
        Assert.Equal("74", table["robbery-business", "previous"].Printed);
        Assert.Contains("[c]", new[] { "robbery", "robbery-personal" }.Select(row => table[row, "current"].Printed));
        // The total of seven kinds of crime is the sum of robbery and others: it does not bring robbery back.
        Assert.True(table["mopac-7", "current"].Printed == "[c]" || table["robbery", "current"].Printed != "[c]" || table["robbery-personal", "current"].Printed == "[c]");
    }

    [Fact]
    public void Homicides_of_a_real_file_cannot_be_had_from_the_force_less_the_rest_of_it()
    {
        var file = SharedData.File("data", "crime-borough", "2022-11_xinyi8888", "MPS Borough Level Crime (Historical).csv");
        var table = Figure(_workshop.Add(file).Build("snb", "Waltham Forest", "2015-10", catalogue: With(("homicide", 5))), 1).Table;
        Assert.Equal("[c]", table["homicide", "current"].Printed);
        Assert.False(table["homicide", "force_current"].IsMissing);
        Assert.All(table.Columns.Where(column => column.Id.StartsWith("rest_current", StringComparison.Ordinal)), column => Assert.True(table["homicide", column.Id].Number!.IsHidden, column.Id));
        Assert.False(table["burglary", "rest_current"].IsMissing);
    }

    [Fact]
    public void What_an_earlier_edition_printed_is_no_cover_and_whoever_makes_the_pack_is_told()
    {
        static PrintedCount Printed(string measure, decimal value) => new(new ReadingKey(measure, Statistic.Value, "E09000031", Period.YearTo(new Month(2015, 10)), Slice.Whole), value);
        PrintedCount[] now = [Printed("robbery", 676), Printed("robbery-personal", 629), Printed("robbery-business", 47)];
        var catalogue = With(("robbery-business", 50));

        var first = HiddenCounts.Of(catalogue, "E23000001", now, []);
        Assert.Equal(["robbery-business", "robbery-personal"], first.Keys.Select(key => key.MeasureId).Order(StringComparer.Ordinal));
        Assert.Empty(first.AlreadyOut);
        var second = HiddenCounts.Of(catalogue, "E23000001", now, [now[1]]);
        Assert.Equal(["robbery", "robbery-business"], second.Keys.Select(key => key.MeasureId).Order(StringComparer.Ordinal));
        var third = HiddenCounts.Of(catalogue, "E23000001", now, [now[0], now[1]]);
        Assert.Equal("robbery-business", Assert.Single(third.AlreadyOut).MeasureId);
    }

    [Theory]
    [InlineData("robbery-business", 50)]
    [InlineData("robbery-business", 80)]
    [InlineData("homicide", 5)]
    [InlineData("burglary-non-residential", 800)]
    [InlineData("searches-of-people", 5)]
    [InlineData("searches-of-people", 20)]
    [InlineData("searches", 400)]
    [InlineData("allegation-outcomes", 5)]
    [InlineData("allegation-outcomes", 20)]
    public void No_hidden_number_can_be_placed_among_fewer_values_than_the_rule_asks(string measure, int under)
    {
        var open = Reference();
        var closed = _workshop.Build("snb", "Waltham Forest", "2015-10", catalogue: With((measure, under)));
        var attack = new Attack(open, closed);
        var small = attack.Hidden.Where(cell => cell.Value > 0 && cell.Value < under && cell.Measure == measure).ToList();
        Assert.All(small, cell =>
        {
            var (lower, upper) = attack.BoundsOf(cell)!.Value;
            Assert.True(upper - lower > under - 1e-6, $"{cell}: between {lower} and {upper}");
        });
        Assert.Equal(small.Count > 0, closed.Shorthand.Any(term => term.Name == "Hidden, [c]"));
        Assert.DoesNotContain(attack.Shown, cell => cell.Measure == measure && cell.Value > 0 && cell.Value < under);
    }
}

/// <summary>A cell of a figure, as a reader finds it.</summary>
sealed record Found(int Figure, string Row, string Column, string Measure, decimal Value);

/// <summary>
/// Tries to work hidden numbers out from the tables alone, as a reader would who knows how they add up: it knows nothing of how the
/// program chooses what to hide.
/// </summary>
sealed class Attack
{
    static readonly (string Whole, string[] Parts)[] Sums =
    [
        ("robbery", ["robbery-personal", "robbery-business"]),
        ("burglary", ["burglary-residential", "burglary-non-residential"]),
        ("motor-vehicle-crime", ["theft-or-taking-of-motor-vehicle", "theft-from-motor-vehicle"]),
        ("mopac-7", ["violence-with-injury", "robbery", "burglary", "theft-from-person", "theft-or-taking-of-motor-vehicle", "theft-from-motor-vehicle", "criminal-damage"]),
    ];

    readonly List<Found> _all = [];
    readonly Dictionary<Found, bool> _shown = [];

    public Attack(Summary open, Summary closed)
    {
        foreach (var (figure, columns) in new[] { (1, new[] { "previous", "current" }), (10, ["count"]), (11, ["searches", "stop_and_accounts"]), (12, ["searches"]) })
        {
            var (before, after) = (open.Figures.Single(one => one.Number == figure).Table, closed.Figures.Single(one => one.Number == figure).Table);
            foreach (var row in before.Rows)
            {
                foreach (var column in columns.Where(column => !before[row.Id, column].IsMissing))
                    Add(new Found(figure, row.Id, column, MeasureOf(figure, row.Id, column), before[row.Id, column].Number!.Value!.Value), !after[row.Id, column].IsMissing);
            }
        }
        foreach (var fact in open.Figures.SelectMany(figure => figure.Facts.Select(fact => (figure.Number, fact))))
        {
            var measure = fact.fact.Id switch { "outcomes" => "allegation-outcomes", "searches_12_months" => "searches", "white_searches_12_months" or "black_searches_12_months" or "asian_searches_12_months" or "other_searches_12_months" => "searches-of-people", _ => "" };
            if (measure.Length > 0)
                Add(new Found(fact.Number, fact.fact.Id, "fact", measure, fact.fact.Cell.Number!.Value!.Value), !closed.Figures.Single(one => one.Number == fact.Number).Facts.Single(one => one.Id == fact.fact.Id).Cell.IsMissing);
        }
    }

    static string MeasureOf(int figure, string row, string column) => figure switch
    {
        1 => row,
        10 => "allegation-outcomes",
        11 => column == "searches" ? "searches" : "stop-and-accounts",
        _ => "searches-of-people",
    };

    void Add(Found cell, bool shown)
    {
        _all.Add(cell);
        _shown[cell] = shown;
    }

    public IEnumerable<Found> Hidden => _all.Where(cell => !_shown[cell]);

    public IEnumerable<Found> Shown => _all.Where(cell => _shown[cell]);

    public (double Lower, double Upper)? BoundsOf(Found target)
    {
        var bounds = new LinearBounds(_all.Count);
        foreach (var cell in Shown)
            bounds.Know([new Weighted(_all.IndexOf(cell), 1)], (double)cell.Value);
        foreach (var (whole, parts) in Equations())
            bounds.Know([new Weighted(_all.IndexOf(whole), 1), .. parts.Select(part => new Weighted(_all.IndexOf(part), -1))], 0);
        return bounds.Of([new Weighted(_all.IndexOf(target), 1)]);
    }

    IEnumerable<(Found Whole, IReadOnlyList<Found> Parts)> Equations()
    {
        foreach (var column in new[] { "previous", "current" })
        {
            foreach (var (whole, parts) in Sums)
                yield return (At(1, whole, column), [.. parts.Select(part => At(1, part, column))]);
        }
        yield return (At(10, "outcomes", "fact"), [.. _all.Where(cell => cell is { Figure: 10, Column: "count" })]);
        var year = Period.YearTo(new Month(2015, 10)).Months.Select(month => month.ToString()).ToList();
        yield return (At(11, "searches_12_months", "fact"), [.. year.Select(month => At(11, month, "searches"))]);
        foreach (var group in new[] { "black", "asian", "other" }.Where(group => _all.Exists(cell => cell.Row == $"{group}_searches_12_months")))
            yield return (At(12, $"{group}_searches_12_months", "fact"), [.. year.Select(month => At(12, string.Create(CultureInfo.InvariantCulture, $"{month}:{group}"), "searches"))]);
    }

    Found At(int figure, string row, string column) => _all.Single(cell => cell.Figure == figure && cell.Row == row && cell.Column == column);
}
