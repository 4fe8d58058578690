using Xunit;

namespace Peelian.Tests;

public class CultureTests
{
    [Fact]
    public void Tests_run_where_one_and_a_half_is_written_with_a_comma() =>
        Assert.Equal("1,5", 1.5m.ToString(System.Globalization.CultureInfo.CurrentCulture));
}
