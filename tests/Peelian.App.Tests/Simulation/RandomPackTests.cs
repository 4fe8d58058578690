using System.Collections.Concurrent;
using System.Text;
using Peelian.Figures;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Simulation;

/// <summary>Packs of random data say nothing that their numbers do not bear; the bench tries ten thousand of them.</summary>
public sealed class RandomPackTests
{
    [Fact]
    public void Random_packs_say_nothing_that_their_numbers_do_not_bear()
    {
        var faults = new ConcurrentBag<string>();
        Parallel.For(0, Full.Is ? 6 : 3, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            foreach (var fault in RandomPacks.Look(seed, RandomPacks.InOneWorld).Faults)
                faults.Add(fault);
        });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults:\n{string.Join('\n', faults.Order(StringComparer.Ordinal).Take(20))}");
    }

    static readonly string[] Kinds =
    [
        "violence-with-injury", "robbery-personal", "robbery-business", "burglary-residential", "burglary-non-residential", "theft-from-person",
        "theft-or-taking-of-motor-vehicle", "theft-from-motor-vehicle", "criminal-damage", "knife-crime", "domestic-abuse",
    ];

    // Each borough's table is a trial of its own: 500 a year of each kind, by chance alone, and the one planted change.
    static List<Table> Tables(int seed, double effect)
    {
        var random = new Random(seed);
        var rows = new StringBuilder("measure,statistic,area,period,slice,value,decimals,base,text,note\n");
        foreach (var area in RandomWorld.Areas)
        {
            foreach (var kind in Kinds)
            {
                foreach (var month in new Period(new Month(2013, 11), new Month(2015, 10)).Months)
                    rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{kind},value,{area.Code},{month},,{Draw.Poisson(random, 500 / 12.0 * (kind == "theft-from-person" && month >= new Month(2014, 11) ? effect : 1))},,,,\n");
            }
        }
        using var workshop = new Workshop();
        return [.. workshop.AddTidy("world.csv", rows.ToString()).BuildAll(RandomWorld.Pack, RandomWorld.AsAt).Select(summary => summary.Figures.First().Table)];
    }

    static EvidenceWord? Word(Table table, string row) => table[row, "evidence"].Evidence;

    [Theory] // one of fourteen rows that can be told; a rise is harder to tell than a fall, as at the level of the statistics
    [InlineData(1.3, 88)]
    [InlineData(0.7, 95)]
    public void A_planted_change_of_30_percent_on_500_a_year_is_called_in_so_many_of_100_packs(double effect, int percent)
    {
        var tables = Enumerable.Range(0, 4).SelectMany(seed => Tables(seed, effect)).ToList();
        var called = tables.Count(table => Word(table, "theft-from-person") is { } word && Evidence.IsDifference(word) && (word is EvidenceWord.Higher or EvidenceWord.ClearlyHigher) == effect > 1);

        Assert.True(100 * called >= percent * tables.Count, $"{called} of {tables.Count}");
    }

    [Fact]
    public void With_no_change_at_most_5_in_100_packs_have_a_word_beyond_about_the_same()
    {
        var tables = Enumerable.Range(0, 6).SelectMany(seed => Tables(100 + seed, 1)).ToList();
        var loud = tables.Count(table => table.Rows.Any(row => Word(table, row.Id) is { } word && Evidence.IsDifference(word)));

        Assert.True(loud <= 0.05 * tables.Count, $"{loud} of {tables.Count}");
    }
}
