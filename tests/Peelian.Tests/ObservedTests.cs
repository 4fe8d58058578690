using Peelian.Warehouse;
using Xunit;

namespace Peelian.Tests;

/// <summary>Published numbers one by one: what is added up and what never is.</summary>
public sealed class ObservedTests
{
    static List<string> Of(string measure, string rows)
    {
        using var workshop = new Workshop();
        workshop.AddTidy("numbers.csv", "measure,statistic,area,period,slice,value,classification\n" + rows);
        var (readings, question) = (workshop.Read(), new ObservedQuestion([Workshop.Catalogue.AreaCalled("Brent")], Period.Of(new Month(2015, 10))));
        var found = readings.Observed(Workshop.Catalogue.MeasureCalled(measure), question);
        Assert.Equal(found.Count, readings.CountObserved([Workshop.Catalogue.MeasureCalled(measure)], question)[measure]);
        return [.. found.Select(one => FormattableString.Invariant($"{one.Classification} {one.Value} {one.Lines}"))];
    }

    [Fact]
    public void Numbers_of_two_classifications_stand_side_by_side_and_are_not_added_up() =>
        Assert.Equal(["met 7 3", "home-office 5 2"], Of("burglary", "burglary,value,Brent,2015-10,,5,home-office\nburglary,value,Brent,2015-10,,7,met\n").OrderByDescending(line => line, StringComparer.Ordinal));
}
