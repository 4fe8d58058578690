using CsCheck;
using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class EvidenceTests
{
    static readonly Gen<long> Count = Gen.OneOf(Gen.Long[0, 40], Gen.Long[0, 3000], Gen.Long[0, 10_000_000]);

    static readonly Gen<double?> Phi = Gen.OneOf(Gen.Const((double?)null), Gen.Const((double?)1), Gen.Double[1, 9].Select(phi => (double?)phi));

    static EvidenceWord Word(long before, long now, double? phi, double exposureBefore = 1, double exposureNow = 1) =>
        EvidenceTable.OfCounts([new(new(before, now, exposureBefore, exposureNow), phi)])[0].Word;

    [Fact]
    public void Burglary_2570_to_2175_is_lower_and_violence_6003_to_6732_higher_but_not_clearly()
    {
        Assert.Equal(EvidenceWord.ClearlyLower, Word(2570, 2175, 1));
        Assert.Equal(EvidenceWord.Lower, Word(2570, 2175, null));
        Assert.Equal(EvidenceWord.Higher, Word(6003, 6732, 1));
    }

    [Fact]
    public void Disability_hate_crime_9_to_3_is_too_few_to_say_and_20_are_enough()
    {
        Assert.Equal(EvidenceWord.TooFewToSay, Word(9, 3, 1));
        Assert.Equal(EvidenceWord.TooFewToSay, Word(19, 0, 1));
        Assert.Equal(EvidenceWord.ClearlyLower, Word(20, 0, 1));
        Assert.Equal(EvidenceWord.ClearlyHigher, Word(0, 20, 1));
        Assert.Equal(EvidenceWord.AboutTheSame, Word(10, 10, 1));
    }

    [Fact]
    public void A_missing_row_has_no_data_and_does_not_count_in_the_family()
    {
        var alone = EvidenceTable.OfCounts([new(new(363, 428), 1)]);
        var among = EvidenceTable.OfCounts([null, new(new(363, 428), 1), new(new(9, 3), 1)]);

        Assert.Equal(EvidenceWord.NoData, among[0].Word);
        Assert.Equal(EvidenceWord.TooFewToSay, among[2].Word);
        Assert.Equal(alone[0].Q, among[1].Q);
        Assert.Null(among[2].Q);
    }

    [Fact]
    public void In_a_table_a_small_difference_is_harder_to_call_than_alone()
    {
        var rows = Enumerable.Repeat(new CountComparison(new(600, 600), 1), 14).Prepend(new(new(363, 428), 1));

        Assert.Equal(EvidenceWord.Higher, Word(363, 428, 1));
        Assert.Equal(EvidenceWord.AboutTheSame, EvidenceTable.OfCounts([.. rows])[0].Word);
    }

    [Fact]
    public void Every_word_is_said_in_its_own_words()
    {
        var said = Enum.GetValues<EvidenceWord>().Select(Evidence.Text);

        Assert.Equal(["no data", "too few to say", "about the same", "lower", "higher", "clearly lower", "clearly higher"], said);
    }

    [Fact]
    public void Swapping_the_periods_flips_the_word_and_nothing_else() =>
        Gen.Select(Count, Count, Phi, Gen.Double[300, 400], Gen.Double[300, 400]).Sample((before, now, phi, days1, days2) =>
        {
            var there = EvidenceTable.OfCounts([new(new(before, now, days1, days2), phi)])[0];
            var back = EvidenceTable.OfCounts([new(new TwoCounts(before, now, days1, days2).Swapped, phi)])[0];

            Assert.Equal(Evidence.Flip(there.Word), back.Word);
            Assert.Equal((double)(there.P ?? 1), (double)(back.P ?? 1), 1e-9);
            Assert.Equal(there.Dispersion, back.Dispersion);
            Assert.Equal(there.Ratio?.Method, back.Ratio?.Method);
            if (there.Ratio is { Upper: > 1e-9m and < 1e9m } one && back.Ratio is { } other)
                Near.Full(1, (double)(one.Upper.Value * other.Lower), 1e-10);
        });

    [Fact]
    public void Doubling_both_counts_never_weakens_the_word() =>
        Gen.Select(Count, Count, Phi).Sample((before, now, phi) =>
        {
            var (once, twice) = (Word(before, now, phi), Word(2 * before, 2 * now, phi));

            Assert.True(Evidence.Strength(twice) >= Evidence.Strength(once), FormattableString.Invariant($"{before} to {now} with {phi}: {once}, doubled {twice}"));
        });

    [Fact]
    public void More_over_dispersion_never_strengthens_the_word() =>
        Gen.Select(Count, Count, Gen.Double[1, 5], Gen.Double[0, 5]).Sample((before, now, phi, more) =>
            Assert.True(Evidence.Strength(Word(before, now, phi + more)) <= Evidence.Strength(Word(before, now, phi))));

    [Fact]
    public void An_unknown_over_dispersion_is_never_clearly() =>
        Gen.Select(Count, Count).Sample((before, now) => Assert.True(Evidence.Strength(Word(before, now, null)) < 4));

    [Fact]
    public void The_word_agrees_with_its_own_interval_and_cells() =>
        Gen.Select(Count, Count, Phi).Sample((before, now, phi) =>
        {
            var found = EvidenceTable.OfCounts([new(new(before, now), phi)])[0];

            if (found.Word is EvidenceWord.Higher or EvidenceWord.ClearlyHigher)
                Assert.True(found.Ratio!.Lower > 1 && now > before && found.Q <= 0.05m);
            if (found.Word is EvidenceWord.Lower or EvidenceWord.ClearlyLower)
                Assert.True(found.Ratio!.Upper < 1 && now < before && found.Q <= 0.05m);
        });

    [Fact]
    public void The_smallest_and_the_largest_numbers_still_get_a_word()
    {
        long[] counts = [0, 1, 9, 10, 20, 1_000_000_000_000];
        double?[] dispersions = [null, 1, 370, 1e6, 1e12];
        double[] exposures = [0.001, 1, 1000];
        var rows =
            from before in counts
            from now in counts
            from phi in dispersions
            from exposure in exposures
            select new CountComparison(new(before, now, exposure, 1), phi);

        foreach (var row in rows)
            Assert.NotEqual(EvidenceWord.NoData, EvidenceTable.OfCounts([row])[0].Word);
    }

    [Fact]
    public void Swapping_two_groups_flips_the_word_for_their_proportions() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 300], Gen.Int[0, 300], Gen.Int[1, 300], Gen.Bool).Sample((hits1, more1, hits2, more2, known) =>
        {
            var there = EvidenceTable.OfProportions([new(hits1, hits1 + more1, hits2, hits2 + more2, known)])[0];
            var back = EvidenceTable.OfProportions([new(hits2, hits2 + more2, hits1, hits1 + more1, known)])[0];
            var doubled = EvidenceTable.OfProportions([new(2 * hits1, 2 * (hits1 + more1), 2 * hits2, 2 * (hits2 + more2), known)])[0];

            Assert.Equal(Evidence.Flip(there.Word), back.Word);
            Assert.True(Evidence.Strength(doubled.Word) >= Evidence.Strength(there.Word));
            Assert.Equal(there.Difference!.Lower, -back.Difference!.Upper!.Value, 11);
        });

    [Fact]
    public void Difference_without_a_ratio_is_never_clearly()
    {
        Assert.Equal(EvidenceWord.Higher, Evidence.OfDifference(0.01m, new(0.2m, 0.4m, "normal")));
        Assert.Equal(EvidenceWord.Lower, Evidence.OfDifference(0.01m, new(-0.4m, -0.2m, "normal")));
        Assert.Equal(EvidenceWord.AboutTheSame, Evidence.OfDifference(0.01m, new(-0.4m, 0.2m, "normal")));
        Assert.Equal(EvidenceWord.AboutTheSame, Evidence.OfDifference(0.06m, new(0.2m, 0.4m, "normal")));
    }
}
