using System.Globalization;
using Peelian.Sources;
using Xunit;

namespace Peelian.Tests.Metamorphic;

/// <summary>Any one input changed by one changes exactly the values, sentences and marks that depend on it, in every output.</summary>
public sealed class MetamorphicTests
{
    static readonly string[] Lines = File.ReadAllLines(Project.File("samples", "reference", "snb-waltham-forest-2015-10.csv"));

    static readonly IReadOnlyList<InputCell> Inputs =
    [
        .. Lines.Select((line, index) => (Cells: line.Split(','), index)).Skip(1).Where(row => row.Cells[5].Length > 0)
            .Select(row => new InputCell(row.index, row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.Cells[4], decimal.Parse(row.Cells[5], CultureInfo.InvariantCulture))),
    ];

    static Summary Build(IEnumerable<string> lines)
    {
        using var workshop = new Workshop();
        // A published total changed by one contradicts its parts: such a pack would be refused.
        return workshop.AddTidy("reference.csv", string.Join('\n', lines) + "\n").Build("snb", "Waltham Forest", "2015-10", refuse: false);
    }

    static readonly Lazy<Told> Before = new(() => new Told(Build(Lines)));

    // Every kind of input at least once, the rest by a fixed seed; PEELIAN_EVERY_CELL=1 tries each of them.
    static List<InputCell> Chosen()
    {
        if (Environment.GetEnvironmentVariable("PEELIAN_EVERY_CELL") == "1")
            return [.. Inputs];
        var random = new Random(12);
        var shuffled = Inputs.OrderBy(_ => random.Next()).ToList();
        var kinds = shuffled.DistinctBy(input => (input.Measure, input.Statistic, input.Area, input.Group)).ToList();
        return [.. kinds.Take(50), .. shuffled.Except(kinds).Take(14)];
    }

    [Fact]
    public void An_input_of_the_reference_report_changed_by_one_changes_what_depends_on_it_and_nothing_else()
    {
        var crimes = Build(Lines).Figures.First().Table.Rows.Select(row => row.Id).ToList();
        var dependents = new ReferenceDependents(Inputs, crimes);
        var wrong = new List<string>();
        foreach (var input in Chosen())
        {
            var changed = (string[])Lines.Clone();
            var cells = changed[input.Line].Split(',');
            cells[5] = (input.Value + 1).ToString(CultureInfo.InvariantCulture);
            changed[input.Line] = string.Join(',', cells);
            var after = new Told(Build(changed));
            wrong.AddRange(Compare(after, dependents.Of(input).Concat(ReferenceDependents.WordsMoved(crimes, Before.Value, after))).Select(fault => $"{input}: {fault}"));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static IEnumerable<string> Compare(Told after, IEnumerable<string> expected)
    {
        var before = Before.Value;
        var cells = before.CellsThatDiffer(after);
        var should = expected.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var address in cells.Except(should, StringComparer.Ordinal))
            yield return $"{address} changed and should not";
        foreach (var address in should.Except(cells, StringComparer.Ordinal))
            yield return $"{address} should have changed";
        var reprinted = cells.Where(address => before.PrintedAt(address) != after.PrintedAt(address)).ToHashSet(StringComparer.Ordinal);
        var words = ReferenceDependents.Words.Where(pair => pair.Value.Any(reprinted.Contains)).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        // Page one repeats what the rule chooses: worked out from what is told, before and after.
        words.AddRange(PageOnePrediction.WordsMoved(before, after));
        var said = before.WordsThatDiffer(after);
        foreach (var address in said.Except(words, StringComparer.Ordinal))
            yield return $"the words {address} changed and should not: {after.PrintedAt(address)}";
        foreach (var address in words.Except(said, StringComparer.Ordinal))
            yield return $"the words {address} should have changed";
        foreach (var fault in Outputs.Compare(before, after, cells, reprinted, said))
            yield return fault;
    }

    /// <summary>A publisher's labels, and the measures of Figure 1 that each counts in.</summary>
    static readonly (string Label, string[] Measures)[] Labels =
    [
        ("Robbery,Robbery of Personal Property", ["robbery-personal", "robbery", "mopac-7", "total-notifiable-offences"]),
        ("Violence Against the Person,Homicide", ["homicide", "violence-with-injury", "mopac-7", "violence-against-the-person", "total-notifiable-offences"]),
        ("Arson and Criminal Damage,Arson", ["criminal-damage", "mopac-7", "total-notifiable-offences"]),
        ("Theft,Shoplifting", ["total-notifiable-offences"]),
        ("Vehicle Offences,Aggravated Vehicle Taking", ["theft-or-taking-of-motor-vehicle", "motor-vehicle-crime", "mopac-7", "total-notifiable-offences"]),
    ];

    /// <summary>The measures of Figure 1 in its order that share no events and of which less is better.</summary>
    static readonly string[] Scorecard =
        ["violence-with-injury", "robbery", "burglary", "theft-from-person", "theft-or-taking-of-motor-vehicle", "theft-from-motor-vehicle", "criminal-damage"];

    [Theory]
    [InlineData(0, "Waltham Forest", "201504")]
    [InlineData(1, "Waltham Forest", "201311")]
    [InlineData(2, "Waltham Forest", "201510")]
    [InlineData(3, "Barnet", "201411")]
    [InlineData(4, "Barnet", "201410")]
    [InlineData(4, "London Heathrow and London City Airports", "201502")]
    public void A_count_of_a_real_publication_changed_by_one_changes_its_measures_and_their_totals(int label, string borough, string month)
    {
        var file = SharedData.File("data", "crime-borough", "2022-11_xinyi8888", "MPS Borough Level Crime (Historical).csv");
        var lines = File.ReadAllLines(file);
        var head = lines[0].TrimStart('\uFEFF').Split(',');
        var kept = Enumerable.Range(0, head.Length).Where(column => column < 3 || (string.CompareOrdinal(head[column], "201311") >= 0 && string.CompareOrdinal(head[column], "201510") <= 0)).ToList();
        var cut = lines.Select(line => line.TrimStart('\uFEFF').Split(',')).Where(cells => cells.Length == head.Length).Select(cells => kept.Select(column => cells[column]).ToArray()).ToList();
        var before = BuildCrime(cut);

        var row = cut.FindIndex(cells => $"{cells[0]},{cells[1]}".Equals(Labels[label].Label, StringComparison.OrdinalIgnoreCase) && cells[2] == borough);
        var place = Array.IndexOf(cut[0], month);
        cut[row][place] = (int.Parse(cut[row][place], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        var after = BuildCrime(cut);

        var column = string.CompareOrdinal(month, "201411") >= 0 ? "current" : "previous";
        // How much months scatter is measured over the force's boroughs together, so a neighbour's month moves the limits too.
        string[] limits = borough.StartsWith("London", StringComparison.Ordinal) ? [] : ["change_lower_percent", "change_upper_percent"];
        string[] own = borough == "Waltham Forest" ? [column, "change_percent"] : [];
        // The rest of the force is without the borough: its own count moves how it compares, and not the rest itself.
        string[] rest = borough == "Waltham Forest" ? [] : ["rest_" + column, "rest_change_percent"];
        string[] against = ["against_rest_ratio", "against_rest_lower", "against_rest_upper"];
        string[] columns = [.. own, .. limits, "force_" + column, "force_change_percent", .. rest, .. against];
        // The first page repeats the comparison of the measures that stand on its scorecard.
        var card = Labels[label].Measures.Intersect(Scorecard).SelectMany(measure => new[] { "ratio", "ratio_lower", "ratio_upper" }.Select(one => $"p|{measure}|{one}"));
        Assert.Equal(
            Labels[label].Measures.SelectMany(measure => columns.Select(one => $"1|{measure}|{one}")).Concat(card).Order(StringComparer.Ordinal),
            before.CellsThatDiffer(after));
    }

    static Told BuildCrime(List<string[]> rows)
    {
        using var workshop = new Workshop();
        var path = workshop.Write("MPS Borough Level Crime.csv", string.Join('\n', rows.Select(cells => string.Join(',', cells))) + "\n");
        return new Told(workshop.Add(new AddRequest { Paths = [path] }).Build("snb", "Waltham Forest", "2015-10"));
    }
}
