using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class GetisOrdTests
{
    // The worked example of PySAL's esda, G_Local with star=True and binary weights: six points, those within 15 of each other are neighbours.
    static readonly (double X, double Y)[] Points = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)];
    static readonly double[] Values = [2, 3, 3.2, 5, 8, 7];
    static readonly double[] Published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];

    static IReadOnlyList<IReadOnlyList<int>> Within(double distance) =>
        [.. Points.Select((point, at) => (IReadOnlyList<int>)[.. Enumerable.Range(0, Points.Length).Where(other => other != at && Math.Sqrt(Math.Pow(point.X - Points[other].X, 2) + Math.Pow(point.Y - Points[other].Y, 2)) <= distance)])];

    // A board of squares: each borders on up to eight others.
    static IReadOnlyList<IReadOnlyList<int>> Board(int side) =>
    [
        .. Enumerable.Range(0, side * side).Select(at => (IReadOnlyList<int>)
        [
            .. Enumerable.Range(0, side * side).Where(other => other != at && Math.Abs(other % side - at % side) <= 1 && Math.Abs(other / side - at / side) <= 1),
        ]),
    ];

    [Fact]
    public void The_published_example_is_reproduced()
    {
        foreach (var (published, computed) in Published.Zip(GetisOrd.Z(Values, Within(15))))
            Near.Printed(published, computed!.Value, 7);
    }

    [Fact] // Of the 10 pairs of the other five values 2 are as low as the first point's neighbours: 0.2 on one side, 0.4 on two. PySAL gives 0.413 from its draws.
    public void The_p_of_the_example_is_that_of_counting_every_deal() =>
        Assert.Equal(0.4, GetisOrd.P(Values, Within(15))[0]!.Value, 0.02);

    [Fact]
    public void The_same_values_give_the_same_p_to_the_last_bit()
    {
        var values = Enumerable.Range(0, 64).Select(at => (double)(at * 37 % 41)).ToArray();

        Assert.Equal(GetisOrd.P(values, Board(8)), GetisOrd.P(values, Board(8)));
        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL], Enumerable.Repeat(new Draws(0), 3).Select(draws => draws.Next()));
    }

    [Fact]
    public void A_high_corner_is_a_cluster_and_one_high_place_alone_is_none()
    {
        var corner = new double[100];
        var alone = new double[100];
        for (var at = 0; at < 100; at++)
        {
            corner[at] = alone[at] = at * 37 % 11;
            if (at % 10 < 3 && at / 10 < 3)
                corner[at] += 50;
        }
        alone[55] += 25;
        var q = BenjaminiHochberg.Adjust([.. GetisOrd.P(corner, Board(10)).Select(p => p!.Value)]);

        Assert.True(q[0] <= 0.05 && q[11] <= 0.05 && GetisOrd.Z(corner, Board(10))[11] > 0);
        Assert.All(BenjaminiHochberg.Adjust([.. GetisOrd.P(alone, Board(10)).Select(p => p!.Value)]), one => Assert.True(one > 0.05));
    }

    [Fact] // 100 maps of pure noise: 5% of the places of a map would stand out unadjusted, hardly a map has any that does after adjustment.
    public void Noise_has_hardly_ever_a_cluster()
    {
        var draws = new Draws(2026);
        var (unadjusted, maps) = (0, 0);
        for (var map = 0; map < 40; map++)
        {
            var p = GetisOrd.P([.. Enumerable.Range(0, 100).Select(_ => (double)draws.Below(1000))], Board(10), 999).Select(one => one!.Value).ToArray();
            unadjusted += p.Count(one => one <= 0.05);
            maps += BenjaminiHochberg.Adjust(p).Any(one => one <= 0.05) ? 1 : 0;
        }

        Assert.InRange(unadjusted, 100, 300);
        Assert.InRange(maps, 0, 7);
    }

    [Fact]
    public void An_island_a_place_that_borders_on_all_and_equal_values_have_none()
    {
        Assert.Null(GetisOrd.Z(Values, Within(5))[0]);
        Assert.All(GetisOrd.P(Values, Within(100)), Assert.Null);
        Assert.All(GetisOrd.P([4, 4, 4, 4, 4, 4], Within(15)), Assert.Null);
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => GetisOrd.Z([1, 2], [[1]]));
        Assert.Throws<ArgumentException>(() => GetisOrd.Z([1, 2], [[0], [1]]));
        Assert.Throws<ArgumentException>(() => GetisOrd.Z([1, double.NaN, 3], [[1], [0], [0]]));
    }

    [Theory]
    [InlineData(105, "firm")]
    [InlineData(90, "rough")]
    [InlineData(18, "rough")]
    [InlineData(12, "very rough")]
    [InlineData(0, "very rough")]
    public void A_rate_is_as_firm_as_its_limits(long events, string word) =>
        Assert.Equal(word, Reliability.Text(Reliability.Of(events, PoissonLimits.Recommended(events).ToInterval())));
}
