namespace Peelian.Sources;

/// <summary>A month that has a column.</summary>
/// <param name="Month">The month.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Again">Further columns of the same month: allowed only where every value is the same.</param>
sealed record CrimeMonth(Month Month, int Column, IReadOnlyList<int> Again);

/// <summary>Where a recorded-crime table has what.</summary>
sealed record CrimeColumns(Recognition Recognition, int Major, int Minor, int Area, IReadOnlyList<CrimeMonth> Months)
{
    /// <summary>What a problem calls the column of labels.</summary>
    public string MinorName { get; private init; } = "";

    /// <summary>Finds the columns by the header; any other named column means another table (wards, LSOAs).</summary>
    public static CrimeColumns Find(DelimitedText table, CrimeLabels labels)
    {
        var (major, minor, area) = (table.Find(labels.Major), table.Find(labels.Minor), table.Find(labels.Area));
        var months = Enumerable.Range(0, table.Header.Count)
            .Select(column => (Month: ParseMonth(table.Header[column]), Column: column))
            .Where(each => each.Month is not null)
            .GroupBy(each => each.Month!.Value, each => each.Column)
            .Select(group => new CrimeMonth(group.Key, group.First(), [.. group.Skip(1)]))
            .OrderBy(month => month.Month)
            .ToList();
        return new CrimeColumns(Judge(table, labels, major, minor, area, months), major, minor, area, months)
        {
            MinorName = minor < 0 ? "" : table.NameOf(minor),
        };
    }

    static Month? ParseMonth(string name) => Month.TryParseCompact(name, out var month) ? month : null;

    static Recognition Judge(DelimitedText table, CrimeLabels labels, int major, int minor, int area, List<CrimeMonth> months)
    {
        var missing = new List<string>();
        void Need(int column, IReadOnlyList<string> names)
        {
            if (column < 0)
                missing.Add($"'{names[0]}' (or {string.Join(", ", names.Skip(1).Select(name => $"'{name}'"))})");
        }
        Need(major, labels.Major);
        Need(minor, labels.Minor);
        Need(area, labels.Area);
        if (months.Count == 0)
            missing.Add("for a month such as '201510'");
        if (missing.Count == 4 || (missing.Count == 3 && months.Count == 0))
            return Recognition.None();
        if (missing.Count > 0)
            return Recognition.Near(1 - missing.Count / 4.0, $"no column {string.Join(", no column ", missing)}");
        var used = months.SelectMany(month => month.Again.Prepend(month.Column)).Concat([major, minor, area]).ToHashSet();
        for (var column = 0; column < table.Header.Count; column++)
        {
            if (table.Header[column].Length > 0 && !used.Contains(column))
                return Recognition.Near(0.8, $"a column '{table.Header[column]}', which the table by borough does not have");
        }
        return Recognition.Match;
    }
}
