using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>How alike areas are: by hand, and what holds for any numbers.</summary>
public sealed class ProfileDistanceTests
{
    // 0, 10 and 20 have a mean of 10 and a deviation of √(200/3); 1, 1 and 4 of 2 and √2.
    [Fact]
    public void Three_areas_by_hand()
    {
        var distances = ProfileDistance.From([[0, 1], [10, 1], [20, 4]], 0);

        Assert.Equal(0, distances[0]);
        Assert.Equal(Math.Sqrt((100 / (200d / 3) + 0) / 2), distances[1], 12);
        Assert.Equal(Math.Sqrt((400 / (200d / 3) + 9 / 2d) / 2), distances[2], 12);
    }

    [Fact]
    public void What_is_the_same_everywhere_tells_nobody_apart() =>
        Assert.Equal(ProfileDistance.From([[0], [10], [20]], 1), ProfileDistance.From([[0, 7], [10, 7], [20, 7]], 1));

    [Fact]
    public void Areas_that_agree_in_all_have_no_distance() => Assert.Equal([0, 0], ProfileDistance.From([[3, 4], [3, 4]], 0));

    [Fact]
    public void Neither_unit_nor_side_matters_and_going_round_is_never_nearer()
    {
        var random = new Random(20151031);
        for (var round = 0; round < 200; round++)
        {
            var profiles = Enumerable.Range(0, 6).Select(_ => (IReadOnlyList<double>)[random.NextDouble(), random.Next(100)]).ToList();
            var other = profiles.Select(profile => (IReadOnlyList<double>)[profile[0] * 1000 + 5, profile[1]]).ToList();
            var all = Enumerable.Range(0, 6).Select(from => ProfileDistance.From(profiles, from)).ToList();

            Assert.Equal(all[2], ProfileDistance.From(other, 2), (one, two) => Math.Abs(one - two) < 1e-9);
            for (var one = 0; one < 6; one++)
            {
                for (var two = 0; two < 6; two++)
                {
                    Assert.Equal(all[one][two], all[two][one], 12);
                    Assert.True(all[one][two] <= all[one][0] + all[0][two] + 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Profiles_of_different_lengths_are_refused() => Assert.Throws<ArgumentException>(() => ProfileDistance.From([[1], [1, 2]], 0));
}
