using System.Globalization;
using Xunit;

namespace Peelian.Tests.Metamorphic;

/// <summary>
/// What page one of the reference pack must say, worked out from the figures' cells by the rule as docs/methods/page-one.md
/// states it, and not by the code that chooses.
/// </summary>
static class PageOnePrediction
{
    static readonly string[] Totals = ["total-notifiable-offences", "mopac-7"];

    /// <summary>Addresses of page one whose words differ between two packs.</summary>
    public static IEnumerable<string> WordsMoved(Told before, Told after)
    {
        var (left, right) = (Words(before), Words(after));
        return left.Keys.Union(right.Keys, StringComparer.Ordinal).Where(address => left.GetValueOrDefault(address) != right.GetValueOrDefault(address));
    }

    /// <summary>Its findings and the question on parts, by address.</summary>
    public static IReadOnlyDictionary<string, string> Words(Told told)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var findings = Findings(told);
        for (var index = 0; index < findings.Count; index++)
        {
            words[$"p|f{Figures.Format.Whole(index)}"] = told.PrintedAt(findings[index].Sentence);
            words[$"p|f{Figures.Format.Whole(index)}|word"] = told.PrintedAt(findings[index].Word);
            words[$"p|f{Figures.Format.Whole(index)}|figure"] = findings[index].Sentence.Split('|')[0];
        }
        words["p|q0"] = (Word(told, "burglary-non-residential"), Word(told, "burglary-residential")) is ("higher", "lower")
            ? "Non-residential burglary was higher than the year before, and residential burglary was lower. What is different between the two?"
            : "another question";
        return words;
    }

    static string Word(Told told, string crime) => told.PrintedAt($"1|{crime}|evidence");

    // Crime and searches differ, the surveys are about the same: two crimes, the group searched most beyond its residents (one measure
    // is told once), two surveys. Differences are told first.
    static List<(string Sentence, string Word)> Findings(Told told)
    {
        string[] surveys = ["3", "4"];
        Assert.All(surveys, figure => Assert.Equal("about the same (assumed margin)", told.PrintedAt($"{figure}|E09000031|evidence")));
        return
        [
            .. Crimes(told).Take(2).Select(crime => ($"1|j|{crime}|YearBefore", $"1|{crime}|evidence")),
            ("12|j|black|OtherGroup", "12b|black|evidence"),
            .. surveys.Select(figure => ($"{figure}|j|E09000031|RestOfForce", $"{figure}|E09000031|evidence")),
        ];
    }

    // In recorded crime: the larger in number first, a part silent where its whole speaks, no event twice.
    static List<string> Crimes(Told told)
    {
        var crimes = Workshop.Catalogue.PackCalled("snb").Sections[0].Figures[0].Options.Children("groups").SelectMany(group => group.Texts("measures")).ToList();
        decimal Count(string crime, string column) => decimal.Parse(told.RawAt($"1|{crime}|{column}"), CultureInfo.InvariantCulture);
        var differ = crimes.Where(crime => Word(told, crime) is "higher" or "lower").Except(Totals, StringComparer.Ordinal).ToList();
        var chosen = new List<string>();
        foreach (var crime in differ.Where(crime => !differ.Exists(whole => whole != crime && All(whole).Contains(crime)))
            .OrderByDescending(crime => Math.Abs(Count(crime, "current") - Count(crime, "previous"))))
        {
            if (chosen.Count < 5 && !chosen.Exists(one => Share(one, crime)))
                chosen.Add(crime);
        }
        return chosen;
    }

    static HashSet<string> All(string id) => [id, .. Workshop.Catalogue.MeasureCalled(id).Parts.SelectMany(All)];

    static bool Share(string one, string other) =>
        All(one).Overlaps(All(other)) || All(one).Any(part => Workshop.Catalogue.MeasureCalled(part).Overlaps.Any(All(other).Contains));
}
