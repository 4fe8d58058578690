namespace Peelian.Tests.Metamorphic;

/// <summary>Whether the files tell what changed, all of it and nothing else.</summary>
static class Outputs
{
    /// <param name="before">What was told.</param>
    /// <param name="after">What is told now.</param>
    /// <param name="cells">The cells that differ.</param>
    /// <param name="reprinted">Those of them that people read otherwise.</param>
    /// <param name="said">The words that differ.</param>
    public static IEnumerable<string> Compare(Told before, Told after, IReadOnlyList<string> cells, HashSet<string> reprinted, IReadOnlyList<string> said)
    {
        var raw = cells.Where(address => before.RawAt(address) != after.RawAt(address)).Select(address => $"data/{FileOf(address)}.csv: {after.RawAt(address)}").Order(StringComparer.Ordinal).ToList();
        if (before.CsvThatDiffers(after) is not { } csv)
            yield return "the CSV files have another shape";
        else if (!csv.Order(StringComparer.Ordinal).SequenceEqual(raw, StringComparer.Ordinal))
            yield return $"CSV changed in [{string.Join("; ", csv.Except(raw, StringComparer.Ordinal))}] and not in [{string.Join("; ", raw.Except(csv, StringComparer.Ordinal))}]";

        var printed = reprinted.Select(after.PrintedAt).ToHashSet(StringComparer.Ordinal);
        var values = cells.Select(after.RawAt).ToHashSet(StringComparer.Ordinal);
        var sentences = said.Select(after.PrintedAt).ToList();
        // A cell, alone or after the name that a reference line bears; or words that hold a changed sentence.
        bool Explained(string text) => printed.Contains(text) || printed.Any(one => text == $"MPS {one}") || sentences.Exists(sentence => text.Contains(sentence.TrimEnd('.'), StringComparison.Ordinal));

        if (before.JsonThatDiffers(after) is not { } json)
            yield return "summary.json has another shape";
        else
        {
            foreach (var text in json.Where(text => !Explained(text) && !values.Contains(text) && !(said.Count > 0 && after.SentenceIds.Contains(text))))
                yield return $"summary.json changed to '{text}'";
            foreach (var address in cells.Where(address => before.RawAt(address) != after.RawAt(address) && !json.Contains(after.RawAt(address))))
                yield return $"summary.json does not have the new {address}";
        }

        if (before.PageTextsThatDiffer(after) is not { } page)
            yield return "the page has another number of texts";
        else
        {
            foreach (var text in page.Where(text => !Explained(text) && !printed.Any(one => text.Contains(one, StringComparison.Ordinal))))
                yield return $"the page changed to '{text}'";
            foreach (var address in said.Where(address => !address.Contains("|j|", StringComparison.Ordinal) && !page.Any(text => text.Contains(after.PrintedAt(address).TrimEnd('.'), StringComparison.Ordinal))))
                yield return $"the page does not have the new {address}";
            if (reprinted.Count > 0 && page.Count == 0)
                yield return "the page did not change";
        }
    }

    // 12b|all|population stands in figure-12-beside, a fact in figure-12-facts.
    static string FileOf(string address)
    {
        var parts = address.Split('|');
        if (parts[0] == "p")
            return parts.Length == 2 ? "page-one-facts" : "page-one";
        var figure = $"figure-{parts[0].TrimEnd('b').PadLeft(2, '0')}";
        return parts[0].EndsWith('b') ? figure + "-beside" : parts.Length == 2 ? figure + "-facts" : figure;
    }
}
