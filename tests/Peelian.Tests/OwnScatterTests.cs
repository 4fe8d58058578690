using Xunit;

namespace Peelian.Tests;

/// <summary>An area whose months scatter far more than its force's other areas is judged by its own scatter.</summary>
public sealed class OwnScatterTests
{
    [Theory]
    [InlineData("Westminster", "total-notifiable-offences", "+13.3%", "+5.1%", "+22.2%", "higher")]
    [InlineData("Westminster", "theft-from-person", "+38.2%", "+18.7%", "+60.8%", "clearly higher")]
    [InlineData("Waltham Forest", "total-notifiable-offences", "+7.3%", "+2.1%", "+12.6%", "higher")]
    public void Westminsters_rise_to_April_2024_is_higher_and_not_clearly_because_its_months_scatter_more(string area, string measure, string change, string lower, string upper, string word)
    {
        using var workshop = new Workshop();
        var table = workshop.Add(SharedData.File("data", "crime-borough", "2024-05_Jeffrey-Oechsner", "MPS Borough Level Crime (most recent 24 months).csv"))
            .Build("borough", area, "2024-04").Figures.First().Table;
        Assert.Equal([change, lower, upper, word], new[] { "change_percent", "change_lower_percent", "change_upper_percent", "evidence" }.Select(column => table[measure, column].Printed));
    }
}
