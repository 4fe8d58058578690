using Peelian.Figures;

namespace Peelian.Consistency;

/// <summary>Every term that a table uses is defined in its section, under the same name; nothing else is; every shorthand has its key.</summary>
static class Terms
{
    public static void Check(Summary summary, List<Contradiction> found)
    {
        foreach (var section in summary.Sections)
            Glossary(section, found);
        foreach (var figure in summary.Figures.Where(figure => figure.Gap is null))
            Key(summary, figure, found);
    }

    static void Glossary(Section section, List<Contradiction> found)
    {
        var defined = section.Glossary.ToDictionary(term => term.Id, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in section.Figures.Where(figure => figure.Gap is null))
        {
            used.UnionWith(figure.TermIds);
            foreach (var id in figure.TermIds.Where(id => !defined.ContainsKey(id)))
                found.Add(new(figure.Id, id, "the figure uses the term and the section does not define it", $"an entry '{id}' in the glossary of the section {section.Id}"));
            foreach (var row in figure.Table.Rows.Where(row => row.TermId is not null))
                Row(section, figure, row, defined, found);
        }
        foreach (var term in section.Glossary.Where(term => !used.Contains(term.Id)))
            found.Add(new("", $"section {section.Id}", $"the glossary defines '{term.Id}', which no figure of it uses", "terms of its figures only"));
        foreach (var term in section.Glossary.Where(term => string.IsNullOrWhiteSpace(term.Definition)))
            found.Add(new("", $"section {section.Id}", $"the glossary has '{term.Id}' without a definition", "a definition"));
    }

    // One name for one thing: what the row is called is what the glossary calls it.
    static void Row(Section section, Figure figure, Row row, Dictionary<string, Term> defined, List<Contradiction> found)
    {
        if (!defined.TryGetValue(row.TermId!, out var term))
            found.Add(new(figure.Id, row.Id, $"the row is defined by '{row.TermId}', which the glossary of the section lacks", $"an entry '{row.TermId}' in the glossary of the section {section.Id}"));
        else if (!row.Cells.Any(cell => cell.Number is null && cell.Printed == term.Name))
            found.Add(new(figure.Id, row.Id, $"the row is called “{row.Cells.Where((_, index) => figure.Table.Columns[index].IsRowHead).Append(row.Cells[0]).First().Printed}”", $"“{term.Name}”, as the glossary has it"));
    }

    static void Key(Summary summary, Figure figure, List<Contradiction> found)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in figure.Table.Rows.Concat(figure.Beside?.Rows ?? []).Concat(figure.Arranged?.Rows ?? []))
        {
            foreach (var cell in row.Cells)
            {
                var mark = cell.Printed.Length is > 2 and < 8 && cell.Printed[0] == '[' && cell.Printed[^1] == ']' ? cell.Printed
                    : cell.Number is { IsMissing: false, SmallBase: true } ? "counts in place of a percentage"
                    : cell.Number is { IsMissing: false, AsPublished: true } ? "as published"
                    : null;
                if (mark is not null && told.Add(mark) && !summary.Shorthand.Any(term => term.Name.Contains(mark, StringComparison.OrdinalIgnoreCase)))
                    found.Add(new(figure.Id, row.Id, $"“{mark}” is used and the pack’s key does not explain it", $"an entry for “{mark}” in the pack’s shorthand"));
            }
        }
    }
}
