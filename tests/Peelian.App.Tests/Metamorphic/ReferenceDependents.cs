using Peelian.Statistics;

namespace Peelian.Tests.Metamorphic;

/// <summary>A row of the reference sample that holds a number.</summary>
/// <param name="Line">Its line in the file, from 0.</param>
sealed record InputCell(int Line, string Measure, string Statistic, string Area, string Period, string Slice, decimal Value)
{
    public string Group => Slice.Length == 0 ? "" : Slice[(Slice.IndexOf('=', StringComparison.Ordinal) + 1)..];

    public bool OfArea => Area == "E09000031";

    public override string ToString() => $"{Measure},{Statistic},{Area},{Period},{Slice}";
}

/// <summary>
/// What depends on each input of the reference sample, worked out from what the figures are said to be and from the
/// catalogue's parts, and not by the code that computes them.
/// </summary>
sealed class ReferenceDependents(IReadOnlyList<InputCell> inputs, IReadOnlyList<string> crimes)
{
    static readonly string[] Compared = ["black", "asian", "other"];

    static readonly string[] Months = [.. new Period(new Month(2014, 10), new Month(2015, 10)).Months.Select(month => month.ToString())];

    /// <summary>Cells and facts that name each sentence and headline: it changes where one of them is printed otherwise.</summary>
    public static IReadOnlyDictionary<string, string[]> Words { get; } = MakeWords();

    static Dictionary<string, string[]> MakeWords()
    {
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["1|s0"] = Of(1, "total-notifiable-offences", "previous", "current", "change_percent", "evidence"),
            ["1|s1"] = Of(1, "total-notifiable-offences", "force_change_percent"),
            ["1|s2"] = Of(1, "mopac-7", "previous", "current", "change_percent", "evidence"),
            ["1|s3"] = Of(1, "mopac-7", "force_change_percent"),
            ["3|s0"] = Of(3, "E09000031", "percent", "force_percent", "evidence"),
            ["4|s0"] = Of(4, "E09000031", "percent", "force_percent", "evidence"),
            ["3|s1"] = ["3|margin_points"],
            ["3|s2"] = ["3|rest_percent"],
            ["4|s1"] = ["4|margin_points"],
            ["4|s2"] = ["4|rest_percent"],
            ["4|s3"] = ["4|gap_first_percent", "4|gap_second_percent", "4|gap_points"],
            ["4|s5"] = ["4|gap_force_points"],
            ["5|s0"] = Of(5, "2014-10/2015-09:confidence", "percent"),
            ["5|s1"] = Of(5, "2014-10/2015-09:satisfaction", "percent"),
            ["6|s0"] = Of(6, "E09000031", "allegations"),
            ["7|s0"] = Of(7, "E09000031", "change_percent"),
            ["7|s1"] = ["7|areas_up"],
            ["8|s0"] = Of(8, "E09000031", "rate_per_100"),
            ["9|s0"] = Of(9, "failures-in-duty", "share_percent", "change_percent"),
            ["9|s1"] = Of(9, "oppressive-behaviour", "share_percent", "change_percent"),
            ["9|headline"] = Of(9, "failures-in-duty", "share_percent"),
            ["10|s0"] = ["10|outcomes"],
            ["10|s1"] = Of(10, "no-case-to-answer", "count", "share_percent"),
            ["10|s2"] = Of(10, "disapplication", "count", "share_percent"),
            ["10|s3"] = Of(10, "case-to-answer", "count", "share_percent"),
            ["10|s4"] = Of(10, "not-listed", "count", "share_percent"),
            ["10|headline"] = Of(10, "no-case-to-answer", "count", "share_percent"),
            ["11|s1"] = ["11|searches_12_months"],
            ["11|s2"] = [.. Of(11, "2015-10", "searches"), "11|searches_usual_lower", "11|searches_usual_upper"],
            ["11|s3"] = ["11|stop_and_accounts_12_months"],
            ["11|s4"] = [.. Of(11, "2015-10", "stop_and_accounts"), "11|stop_and_accounts_usual_lower", "11|stop_and_accounts_usual_upper"],
            ["13|s0"] = Of(13, "E09000031", "searches"),
            ["13|s1"] = [.. Of(13, "E09000031", "arrest_percent"), .. Of(13, "E23000001", "arrest_percent")],
            ["13|s2"] = [.. Of(13, "E09000031", "weapons_percent"), .. Of(13, "E23000001", "weapons_percent")],
            ["13|s4"] = [.. Of(13, "E09000031", "key_crime_percent"), .. Of(13, "E23000001", "key_crime_percent")],
            ["14|s0"] = ["14|scheduled|value", "14|conducted|value", "14|conducted_percent", "14|conducted_lower_percent", "14|conducted_upper_percent"],
            ["14|s1"] = ["14|held|value", "14|spoken-to|value", "14|spoken_to_percent", "14|spoken_to_lower_percent", "14|spoken_to_upper_percent"],
        };
        for (var index = 0; index < 3; index++)
        {
            var group = Compared[index];
            words[$"12|s{Figures.Format.Whole(index)}"] = [$"12|{group}_ratio_12_months", $"12|{group}_ratio_lower", $"12|{group}_ratio_upper", $"12|{group}_searches_12_months", "12b|white|searches", $"12b|{group}|evidence"];
            words[$"12|j|{group}|OtherGroup"] = words[$"12|s{Figures.Format.Whole(index)}"];
        }
        foreach (var figure in new[] { "1", "3", "4", "5", "6", "7", "8", "12", "14" })
            words[$"{figure}|headline"] = words[$"{figure}|s0"];
        foreach (var crime in Workshop.Catalogue.PackCalled("snb").Sections[0].Figures[0].Options.Children("groups").SelectMany(group => group.Texts("measures")))
            words[$"1|j|{crime}|YearBefore"] = Of(1, crime, "previous", "current", "change_percent", "evidence");
        words["3|j|E09000031|RestOfForce"] = [.. words["3|s0"], .. words["3|s1"]];
        words["4|j|E09000031|RestOfForce"] = [.. words["4|s0"], .. words["4|s1"]];
        words["11|j|searches_change_percent|YearBefore"] = words["11|s1"];
        words["11|j|stop_and_accounts_change_percent|YearBefore"] = words["11|s3"];
        words["p|t1"] = words["13|s2"];
        words["p|t2"] = words["13|s4"];
        words["13|headline"] = [.. words["13|s0"], .. words["13|s1"]];
        return words;
    }

    static string[] Of(int figure, string row, params string[] columns) => [.. columns.Select(column => $"{Figures.Format.Whole(figure)}|{row}|{column}")];

    /// <summary>The cells and facts whose value depends on an input.</summary>
    public IEnumerable<string> Of(InputCell input) => (input.Measure, input.Statistic) switch
    {
        (var crime, "value") when crimes.Contains(crime) => Crime(input),
        (var crime, "change-percent") when crimes.Contains(crime) => Of(1, crime, "force_change_percent"),
        ("confidence", _) => Survey(3, "confidence", input),
        ("satisfaction", _) when input.Group == "white" => ["4|gap_first_percent", "4|gap_points"],
        ("satisfaction", _) when input.Group == "bme" => ["4|gap_second_percent", "4|gap_points"],
        ("satisfaction", _) => Survey(4, "satisfaction", input),
        ("satisfaction-gap", _) => ["4|gap_force_points"],
        ("complaint-allegations", "value") => [.. Of(6, "E09000031", "allegations", "allegations_lower", "allegations_upper"), .. Of(7, "E09000031", "current"), .. Of(8, "E09000031", "allegations")],
        ("complaint-allegations", "rate") => Of(8, "E09000031", "rate_per_100"),
        ("complaint-allegations", "share-percent") => Of(9, input.Group, "share_percent"),
        ("complaint-allegations", "change-percent") => input.Group.Length > 0 ? Of(9, input.Group, "change_percent") : Of(7, "E09000031", "change_percent"),
        ("areas-with-more-allegations", _) => ["7|areas_up"],
        ("allegation-outcomes", _) => Outcome(input),
        ("searches", _) => [.. Monthly(input, "searches"), .. InYear(input, "11|searches_12_months")],
        ("stop-and-accounts", _) => [.. Monthly(input, "stop_and_accounts"), .. InYear(input, "11|stop_and_accounts_12_months")],
        ("searches-of-people", _) => Group(input),
        ("population", _) => Population(input),
        ("all-searches", _) => Of(13, input.Area, "searches"),
        ("search-arrests", _) => Of(13, input.Area, "arrest_percent"),
        ("weapons-searches", _) => Of(13, input.Area, "weapons_percent"),
        ("key-crime-searches", _) => Of(13, input.Area, "key_crime_percent"),
        ("custody-visits-scheduled", _) => ["14|scheduled|value", "14|conducted_percent", "14|conducted_lower_percent", "14|conducted_upper_percent"],
        ("custody-visits-conducted", _) => ["14|conducted|value", "14|conducted_percent", "14|conducted_lower_percent", "14|conducted_upper_percent"],
        ("custody-detainees-held", _) => ["14|held|value", "14|spoken_to_percent", "14|spoken_to_lower_percent", "14|spoken_to_upper_percent"],
        ("custody-detainees-spoken-to", _) => ["14|spoken-to|value", "14|spoken_to_percent", "14|spoken_to_lower_percent", "14|spoken_to_upper_percent"],
        _ => throw new InvalidOperationException($"Nothing is said of what depends on {input}."),
    };

    // The rest of the force is worked out from both; one point moves the word of neither. The first page's scorecard has the ratio.
    static IEnumerable<string> Survey(int figure, string measure, InputCell input) =>
        InFigure(figure, measure, input).Concat(new[] { "ratio", "ratio_lower", "ratio_upper" }.Select(column => $"p|{measure}|{column}"));

    static IEnumerable<string> InFigure(int figure, string measure, InputCell input) => input.OfArea
        ? [.. Of(figure, "E09000031", "percent", "percent_lower", "percent_upper"), .. Of(5, $"2014-10/2015-09:{measure}", "percent", "percent_lower", "percent_upper"), $"{Figures.Format.Whole(figure)}|margin_points", $"{Figures.Format.Whole(figure)}|rest_percent"]
        : [.. Of(figure, "E09000031", "force_percent"), $"{Figures.Format.Whole(figure)}|rest_percent"];

    // A sub-total is the sum of its parts: what is printed of it is only checked. A part moves every total that holds it.
    IEnumerable<string> Crime(InputCell input)
    {
        if (Workshop.Catalogue.MeasureCalled(input.Measure).Parts.Count > 0)
            return [];
        var column = input.Period == "2014-11/2015-10" ? "current" : "previous";
        return crimes.Where(crime => Holds(crime, input.Measure)).SelectMany(crime => Of(1, crime, column, "change_percent", "change_lower_percent", "change_upper_percent"));
    }

    /// <summary>
    /// The evidence words that differ between two sets of counts: each is chosen among all rows of its table, so any count
    /// may move any word. Worked out from the counts as told; the report prints no months, so over-dispersion is unknown.
    /// </summary>
    public static IEnumerable<string> WordsMoved(IReadOnlyList<string> crimes, Told before, Told after)
    {
        var (left, right) = (Judged(crimes, before), Judged(crimes, after));
        return crimes.Where((_, index) => left[index] != right[index]).SelectMany(crime => Of(1, crime, "evidence"))
            .Concat(RatioWords(before).Zip(RatioWords(after)).Where(pair => pair.First.Word != pair.Second.Word).Select(pair => pair.First.Address));
    }

    // Months and groups are one family, the groups of the year another; the report prints 13 months, so over-dispersion is unknown.
    static IEnumerable<(string Address, EvidenceWord Word)> RatioWords(Told told)
    {
        var months = Months.SelectMany(month => Compared.Select(group => (Row: $"12|{month}:{group}", Reference: $"12|{month}:white")));
        var year = Compared.Select(group => (Row: $"12b|{group}", Reference: "12b|white"));
        return Words(months).Concat(Words(year));

        IEnumerable<(string, EvidenceWord)> Words(IEnumerable<(string Row, string Reference)> rows)
        {
            long Number(string row, string column) => long.Parse(told.RawAt($"{row}|{column}"), System.Globalization.CultureInfo.InvariantCulture);
            var judged = EvidenceTable.OfCounts([.. rows.Select(row => new CountComparison(
                RateRatio.Counts(Number(row.Row, "searches"), Number(row.Row, "population"), Number(row.Reference, "searches"), Number(row.Reference, "population")), null))]);
            return rows.Zip(judged, (row, one) => ($"{row.Row}|evidence", one.Word));
        }
    }

    static List<EvidenceWord> Judged(IReadOnlyList<string> crimes, Told told)
    {
        long Count(string crime, string column) => long.Parse(told.RawAt($"1|{crime}|{column}"), System.Globalization.CultureInfo.InvariantCulture);
        return [.. EvidenceTable.OfCounts([.. crimes.Select(crime => new CountComparison(new TwoCounts(Count(crime, "previous"), Count(crime, "current")), null))]).Select(row => row.Word)];
    }

    static bool Holds(string whole, string part) =>
        whole == part || Workshop.Catalogue.MeasureCalled(whole).Parts.Any(one => Holds(one, part));

    // The limits of a monthly series are of all its months.
    static IEnumerable<string> Monthly(InputCell input, string column) =>
    [
        .. Of(11, input.Period, column), .. Months.SelectMany(month => Of(11, month, $"{column}_mean", $"{column}_lower_limit", $"{column}_upper_limit")),
        $"11|{column}_usual_lower", $"11|{column}_usual_upper",
    ];

    static IEnumerable<string> InYear(InputCell input, string fact) => string.CompareOrdinal(input.Period, "2014-11") >= 0 ? [fact] : [];

    static IEnumerable<string> Outcome(InputCell input) => input.Slice.Length == 0
        ? [.. new[] { "no-case-to-answer", "disapplication", "case-to-answer" }.SelectMany(row => Of(10, row, ShareColumns)), .. Of(10, "not-listed", ["count", .. ShareColumns]), "10|outcomes"]
        : [.. Of(10, input.Group, ["count", .. ShareColumns]), .. Of(10, "not-listed", ["count", .. ShareColumns])];

    static readonly string[] ShareColumns = ["share_percent", "share_lower", "share_upper"];

    IEnumerable<string> Group(InputCell input)
    {
        var month = input.Period;
        foreach (var address in Of(12, $"{month}:{input.Group}", "searches"))
            yield return address;
        // Everybody's share moves with the whole; a share of nobody stays 0.
        foreach (var group in new[] { "white", "black", "asian", "other", "not-recorded" }.Where(group => group == input.Group || Searched(month, group) > 0))
            yield return $"12|{month}:{group}|share_percent";
        foreach (var group in RatiosOf(input.Group))
        {
            foreach (var address in MonthlyRatio(month, group, alwaysAll: group == input.Group))
                yield return address;
        }
        if (month == Months[0])
            yield break;
        if (input.Group == "not-recorded")
            yield break;
        foreach (var address in OfPooled(input.Group, "searches", "per_1000"))
            yield return address;
        foreach (var address in RatiosOf(input.Group).SelectMany(PooledRatio))
            yield return address;
        if (input.Group != "white")
            yield return $"12|{input.Group}_searches_12_months";
    }

    static IEnumerable<string> PooledRatio(string group) => [$"12|{group}_ratio_12_months", $"12|{group}_ratio_lower", $"12|{group}_ratio_upper", .. OfPooled(group, "ratio", "ratio_lower", "ratio_upper")];

    // No searches are a ratio of 0 and a lower limit of 0 whatever the others are; what could still be true is not.
    string[] MonthlyRatio(string month, string group, bool alwaysAll) =>
        Of(12, $"{month}:{group}", alwaysAll || Searched(month, group) > 0 ? ["ratio", "ratio_lower", "ratio_upper"] : ["ratio_upper"]);

    static IEnumerable<string> OfPooled(string group, params string[] columns) => columns.Select(column => $"12b|{group}|{column}");

    static IEnumerable<string> RatiosOf(string group) => group == "white" ? Compared : Compared.Where(one => one == group);

    decimal Searched(string month, string group) => inputs.Single(input => input.Measure == "searches-of-people" && input.Period == month && input.Group == group).Value;

    IEnumerable<string> Population(InputCell input)
    {
        if (input.Slice.Length == 0)
            return ["12b|all|population"];
        return
        [
            .. Months.Select(month => $"12|{month}:{input.Group}|population"),
            .. Months.SelectMany(month => RatiosOf(input.Group).SelectMany(group => MonthlyRatio(month, group, alwaysAll: false))),
            .. RatiosOf(input.Group).SelectMany(PooledRatio),
            .. OfPooled(input.Group, "population", "per_1000"),
        ];
    }
}
