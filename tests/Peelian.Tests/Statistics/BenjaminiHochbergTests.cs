using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

public class BenjaminiHochbergTests
{
    [Fact]
    public void The_example_of_1995_keeps_4_of_15()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];
        double[] published = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231, 0.813214, 1];

        var q = BenjaminiHochberg.Adjust(p);

        Assert.Equal(4, q.Count(value => value <= 0.05));
        foreach (var (expected, computed) in published.Zip(q))
            Near.Printed(expected, computed, 6);
    }

    [Fact]
    public void The_order_given_is_the_order_returned() =>
        Assert.Equal([0.06, 0.03, 0.9], BenjaminiHochberg.Adjust([0.04, 0.01, 0.9]), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void One_row_is_its_own_family_and_none_is_none()
    {
        Assert.Equal([0.03], BenjaminiHochberg.Adjust([0.03]));
        Assert.Empty(BenjaminiHochberg.Adjust([]));
        Assert.Equal([1.0, 1.0], BenjaminiHochberg.Adjust([1, 1]));
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BenjaminiHochberg.Adjust([0.5, double.NaN]));
        Assert.Throws<ArgumentException>(() => BenjaminiHochberg.Adjust([1.5]));
    }
}
