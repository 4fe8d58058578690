using System.Text.RegularExpressions;
using Sylvan.Data.Csv;

namespace Peelian;

/// <content>Groups of areas.</content>
public static partial class CatalogueReader
{
    static List<AreaGroup> ReadGroups(string path, List<Area> areas, Faults faults)
    {
        if (!File.Exists(path))
            return [];
        using var csv = CsvDataReader.Create(path);
        var rows = new List<(string Id, string Name, string Source, string Code)>();
        while (csv.Read())
        {
            string Field(string name) => csv.GetString(csv.GetOrdinal(name));
            rows.Add((Field("group"), Field("name"), Field("source"), Field("gss_code")));
            if (!areas.Exists(area => area.Code == rows[^1].Code))
                faults.Add("groups.csv", rows.Count + 1, $"'{rows[^1].Code}' is no area of areas.csv.");
            if (Area.MakeSlug(rows[^1].Id) != rows[^1].Id || areas.Exists(area => area.Slug == rows[^1].Id))
                faults.Add("groups.csv", rows.Count + 1, $"'{rows[^1].Id}' stands in addresses: lower case, digits and hyphens, and not the name of an area.");
            if (rows[^1].Id is "rest" or "force" or "similar" || YearId().IsMatch(rows[^1].Id))
                faults.Add("groups.csv", rows.Count + 1, $"'{rows[^1].Id}' stands in addresses for something else: choose another id.");
            if (rows.Find(row => row.Id == rows[^1].Id) is var first && (first.Name, first.Source) != (rows[^1].Name, rows[^1].Source))
                faults.Add("groups.csv", rows.Count + 1, $"'{rows[^1].Id}' has another name or source here than before.");
        }
        return [.. rows.GroupBy(row => (row.Id, row.Name, row.Source)).Select(group => new AreaGroup(group.Key.Id, group.Key.Name, group.Key.Source, [.. group.Select(row => row.Code)]))];
    }

    // As an earlier financial year is written.
    [GeneratedRegex("^[0-9]{4}-[0-9]{2}$")]
    private static partial Regex YearId();
}
