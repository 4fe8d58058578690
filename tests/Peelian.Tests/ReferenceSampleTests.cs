using Sylvan.Data.Csv;
using Xunit;

namespace Peelian.Tests;

/// <summary>The reference set holds what the reference report prints, under ids that the catalogue knows.</summary>
public class ReferenceSampleTests
{
    const string WalthamForest = "E09000031";
    const string Force = "E23000001";
    static readonly Period Before = Period.YearTo(new Month(2014, 10));
    static readonly Period Now = Period.YearTo(new Month(2015, 10));
    static readonly List<Observation> Sample = Read();

    [Fact]
    public void Figure_1_has_60_counts_of_the_borough_and_30_published_changes_of_the_force()
    {
        var crime = Sample.Where(row => CatalogueTests.Shipped.MeasureCalled(row.MeasureId).Theme == "recorded-crime").ToList();

        Assert.Equal(60, crime.Count(row => row is { Statistic: Statistic.Value, AreaCode: WalthamForest }));
        Assert.Equal(30, crime.Count(row => row is { Statistic: Statistic.ChangePercent, AreaCode: Force, Decimals: 1 }));
        Assert.Equal(90, crime.Count);
    }

    [Theory]
    [InlineData("mopac-7", 10694, 10008)]
    [InlineData("robbery", 714, 676)]
    [InlineData("burglary", 2570, 2175)]
    [InlineData("motor-vehicle-crime", 2674, 2334)]
    public void A_total_is_the_sum_of_its_printed_parts(string measure, int before, int now)
    {
        var parts = CatalogueTests.Shipped.MeasureCalled(measure).Parts;

        Assert.Equal(before, parts.Sum(part => Count(part, Before)));
        Assert.Equal(now, parts.Sum(part => Count(part, Now)));
        Assert.Equal((before, now), (Count(measure, Before), Count(measure, Now)));
    }

    [Fact]
    public void All_316_outcomes_are_the_only_total_of_which_the_printed_shares_are_shares()
    {
        (int Count, decimal Percent)[] printed = [(263, 83.2m), (19, 6.0m), (3, 0.9m)];

        var totals = Enumerable.Range(285, 1000)
            .Where(total => printed.All(share => Fraction.Of(100 * share.Count, total).Round(1) == share.Percent));

        Assert.Equal(Count("allegation-outcomes", Now), Assert.Single(totals));
    }

    [Fact]
    public void Vehicles_searched_alone_are_all_that_the_five_groups_leave_out()
    {
        foreach (var month in Period.To(new Month(2015, 10), 13).Months.Select(Period.Of))
        {
            var people = Sample.Where(row => row.MeasureId == "searches-of-people" && row.Period == month).ToList();
            Assert.Equal(5, people.Count);
            Assert.InRange(Count("searches", month) - people.Sum(row => row.Value!.Value), 2, 12);
        }
    }

    [Fact]
    public void The_four_groups_are_all_258_249_residents_of_2011()
    {
        var census = Sample.Where(row => row.MeasureId == "population").ToList();

        Assert.Equal(258_249, census.Single(row => row.Slice.IsWhole).Value);
        Assert.Equal(258_249, census.Where(row => !row.Slice.IsWhole).Sum(row => row.Value));
    }

    [Fact]
    public void Every_row_is_about_a_known_measure_area_and_slice_and_no_row_stands_twice()
    {
        foreach (var row in Sample)
        {
            var measure = CatalogueTests.Shipped.MeasureCalled(row.MeasureId);
            Assert.NotNull(CatalogueTests.Shipped.FindArea(row.AreaCode));
            Assert.All(row.Slice.Pairs.Keys, dimension => Assert.Contains(dimension, measure.Dimensions));
            Assert.Equal(row.Statistic == Statistic.Text, row.Value is null);
        }
        Assert.Equal(Sample.Count, Sample.DistinctBy(row => (row.MeasureId, row.Statistic, row.AreaCode, row.Period, row.Slice)).Count());
    }

    [Fact]
    public void Every_number_but_the_316_is_printed_in_the_report()
    {
        var report = File.ReadAllText(SharedData.File("seed", "waltham-forest-snb-performance-summary-2015-10.txt"));

        foreach (var row in Sample.Where(row => row.Value is not (null or 0 or 316)))
        {
            var printed = Figures.Format.Number(Estimate.Of(Fraction.From(Math.Abs(row.Value!.Value))), row.Decimals ?? 0);
            Assert.Contains(printed, report, StringComparison.Ordinal);
        }
    }

    static decimal Count(string measure, Period period) =>
        Sample.Single(row => row.MeasureId == measure && row is { Statistic: Statistic.Value, AreaCode: WalthamForest }
            && row.Period == period && row.Slice.IsWhole).Value!.Value;

    static List<Observation> Read()
    {
        using var csv = CsvDataReader.Create(Path.Combine(SharedData.Repository, "samples", "reference", "snb-waltham-forest-2015-10.csv"));
        var rows = new List<Observation>();
        while (csv.Read())
        {
            Assert.True(Period.TryParse(csv.GetString(3), out var period), csv.GetString(3));
            Assert.True(Slice.TryParse(csv.GetString(4), out _, out var slice), csv.GetString(4));
            rows.Add(new Observation(csv.GetString(0), StatisticIds.ById[csv.GetString(1)], csv.GetString(2), period, slice,
                csv.GetString(5).Length > 0 ? csv.GetDecimal(5) : null, new Origin(csv.RowNumber + 1, 0))
            {
                Decimals = csv.GetString(6).Length > 0 ? csv.GetInt32(6) : null,
                Text = csv.GetString(8),
            });
        }
        return rows;
    }
}
