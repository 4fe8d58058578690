using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>Words must be useful as well as safe: tables of fifteen rows whose truth is known.</summary>
public class SimulationTests
{
    const int Rows = 15;

    /// <summary>Areas whose months are pooled, as the boroughs of a force are; the table is about the first.</summary>
    const int Areas = 16;

    static IReadOnlyList<EvidenceRow> Table(int seed, double yearly, double effect, int changed, double bundle = 1, int areas = 1)
    {
        var chance = new Chance(unchecked((seed * 7919) + 13));
        return EvidenceTable.OfCounts([.. Enumerable.Range(0, Rows).Select(row => Row(chance, yearly / 12, row < changed ? effect : 1, bundle, areas))]);
    }

    static CountComparison Row(Chance chance, double monthly, double effect, double bundle, int areas)
    {
        var months = Enumerable.Range(0, areas).Select(area => Months(chance, monthly, area == 0 ? effect : 1, bundle)).ToArray();
        var phi = Dispersion.Pool(months.Select(of => Dispersion.FromMonths(of))).Phi;
        return new(new(months[0][..12].Sum()!.Value, months[0][12..].Sum()!.Value), phi);
    }

    // Events that come in bundles of a fixed size are over-dispersed by exactly that size.
    static long?[] Months(Chance chance, double monthly, double effect, double bundle) =>
        [.. Enumerable.Range(0, 24).Select(i => (long?)(bundle * chance.Poisson(monthly / bundle * (i < 12 ? 1 : effect))))];

    static int Loud(int tables, Func<int, IReadOnlyList<EvidenceRow>> table) =>
        Enumerable.Range(0, tables).Count(seed => table(seed).Any(row => row.Word != EvidenceWord.AboutTheSame));

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    [InlineData(1000)]
    public void With_no_change_at_most_5_in_100_tables_say_anything_but_about_the_same(double yearly) =>
        Assert.InRange(Loud(500, seed => Table(seed, yearly, 1, 0)), 0, 25);

    [Fact]
    public void With_clustered_events_that_holds_where_over_dispersion_is_pooled_over_areas() =>
        Assert.InRange(Loud(100, seed => Table(seed, 500, 1, 0, bundle: 2, Areas)), 0, 9);

    [Theory] // one row of fifteen is the hardest place to be found in; a rise is harder than a fall
    [InlineData(1.3, 1, 1, 88)] // 90.2 of 100 in the long run; 93.4 with φ known to be 1
    [InlineData(1.3, 1, Areas, 90)]
    [InlineData(0.7, 1, 1, 95)]
    [InlineData(1.3, 5, 1, 93)]
    [InlineData(0.7, 5, 1, 97)]
    public void A_change_of_30_percent_on_500_a_year_is_called(double effect, int changed, int areas, int percent)
    {
        var called = Enumerable.Range(0, 200).Count(seed =>
        {
            var word = Table(seed, 500, effect, changed, areas: areas)[0].Word;
            return Evidence.IsDifference(word) && (word is EvidenceWord.Higher or EvidenceWord.ClearlyHigher) == effect > 1;
        });

        Assert.True(called >= 2 * percent, $"{called} of 200");
    }

    [Theory]
    [InlineData(1.3)]
    [InlineData(0.7)]
    public void Alone_a_change_of_30_percent_on_500_a_year_is_called_in_95_of_100(double effect)
    {
        var called = Enumerable.Range(0, 200).Count(seed =>
            Evidence.IsDifference(EvidenceTable.OfCounts([Row(new(unchecked((seed * 7919) + 13)), 500 / 12.0, effect, 1, 1)])[0].Word));

        Assert.True(called >= 190, $"{called} of 200");
    }
}
