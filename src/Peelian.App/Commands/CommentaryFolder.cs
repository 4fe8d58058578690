using System.Globalization;
using System.Text;

namespace Peelian.App.Commands;

/// <summary>Reads panels' commentary: <c>DIR/waltham-forest.md</c> for a pack, <c>DIR/waltham-forest-recorded-crime.md</c> for a section of it.</summary>
static class CommentaryFolder
{
    /// <summary>The commentary on one area's pack: the whole pack's first, then section by section.</summary>
    /// <exception cref="UserError">A file is not signed and dated, or is about no section of the pack.</exception>
    public static IReadOnlyList<Commentary> Read(string? folder, Area area, Pack pack, Catalogue catalogue)
    {
        if (folder is null)
            return [];
        if (!Directory.Exists(folder))
            throw new UserError($"No folder '{folder}' with commentary.");
        List<(string Name, string? Section)> names = [(area.Slug, null), .. pack.Sections.Select(section => ($"{area.Slug}-{section.Id}", (string?)section.Id))];
        foreach (var file in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name != "README" && !catalogue.Areas.Any(any => IsFor(name, any)))
                throw new UserError($"{file}:1 is about no area: its name begins with none of theirs, such as {string.Join(" or ", Nearest.To(name, catalogue.Areas.Select(any => any.Slug), 1).DefaultIfEmpty(area.Slug))}. Nothing would print it.");
            if (IsFor(name, area) && !names.Exists(one => one.Name == name) && !catalogue.Areas.Any(other => other.Slug.Length > area.Slug.Length && IsFor(name, other)))
                throw new UserError($"{file}:1 is about no section of the pack '{pack.Id}'. Name it {area.Slug}.md, or {area.Slug}- and one of {string.Join(", ", pack.Sections.Select(section => section.Id))}.");
        }
        return [.. names.Where(one => File.Exists(PathOf(one.Name))).Select(one => ReadFile(PathOf(one.Name), one.Section))];

        string PathOf(string name) => Path.Combine(folder, name + ".md");
    }

    static bool IsFor(string name, Area area) => name == area.Slug || name.StartsWith(area.Slug + "-", StringComparison.Ordinal);

    static Commentary ReadFile(string file, string? section)
    {
        string text;
        try
        {
            text = File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true)).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException fault)
        {
            throw new UserError($"{file}:1 is not UTF-8 text: save it as UTF-8.", fault);
        }
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (end < 0)
            throw new UserError($"{file}:1 does not begin with who signs it and when, between two lines of three dashes:\n---\nby: The panel’s chair\ndate: 2015-11-30\n---");
        var (by, date) = (Entry(file, lines, end, "by"), Entry(file, lines, end, "date"));
        if (!DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new UserError($"{file}:{Line(date.Line)} '{date.Value}' is not a date: write it as 2015-11-30.");
        var markdown = string.Join('\n', lines.Skip(end + 1)).Trim('\n');
        return string.IsNullOrWhiteSpace(markdown)
            ? throw new UserError($"{file}:{Line(end + 1)} has nothing after who signs it.")
            : new Commentary(by.Value, day, section, Path.GetFileName(file), markdown);
    }

    static (string Value, int Line) Entry(string file, string[] lines, int end, string key)
    {
        (string Value, int Line)? found = null;
        for (var at = 1; at < end; at++)
        {
            var parts = lines[at].Split(':', 2);
            if (parts.Length < 2 || parts[0].Trim() is not ("by" or "date"))
                throw new UserError($"{file}:{Line(at + 1)} '{lines[at].Trim()}' is not known here: only by and date are.");
            if (parts[0].Trim() == key && parts[1].Trim() is { Length: > 0 } value)
                found = (value, at + 1);
        }
        return found ?? throw new UserError($"{file}:{Line(end + 1)} '{key}' is missing: commentary is signed and dated.");
    }

    static string Line(int number) => number.ToString(CultureInfo.InvariantCulture);
}
