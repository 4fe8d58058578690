using System.Globalization;
using System.Text;
using Peelian.Figures;

namespace Peelian;

/// <summary>What may fill a slot of a sentence: a cell, an area, a period, a measure or words. A bare number does not compile.</summary>
public readonly record struct Slot
{
    Slot(string text, decimal? number)
    {
        Text = text;
        Number = number;
    }

    /// <summary>As printed.</summary>
    public string Text { get; }

    /// <summary>The number as printed, which chooses between one and many: what reads "1" is one, whatever was rounded to it.</summary>
    public decimal? Number { get; }

    /// <summary>A cell, as every output prints it.</summary>
    public static implicit operator Slot(Cell cell) => Printed(cell.Printed);

    /// <summary>Words or a number as printed.</summary>
    internal static Slot Printed(string text) =>
        new(text, decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>An area's name; a force with a short name is "the MPS".</summary>
    public static implicit operator Slot(Area area) => new(area.Kind == AreaKind.Force && area.ShortName != area.Name ? "the " + area.ShortName : area.Name, null);

    /// <summary>A period in words: "October 2015", "the 12 months to October 2015".</summary>
    public static implicit operator Slot(Period period) => new(FigureContext.InText(period), null);

    /// <summary>A month in words.</summary>
    public static implicit operator Slot(Month month) => new(month.Label, null);

    /// <summary>Words of the catalogue.</summary>
    public static implicit operator Slot(string words) => new(words, null);
}

/// <summary>The words of generated sentences, one file per language: <c>catalogue/words/en-GB.yaml</c>.</summary>
/// <remarks>
/// A template holds slots in braces: <c>{area}</c>. <c>{a gap}</c> puts the indefinite article before the slot as it is
/// spoken ("an 8", "a 1"), <c>{area's}</c> makes a possessive, <c>{Name}</c> starts it with a capital,
/// <c>{count|borough has|boroughs have}</c> chooses by the slot's number without printing it.
/// </remarks>
public sealed class Words
{
    readonly IReadOnlyDictionary<string, string> _templates;

    /// <summary>Words by sentence id.</summary>
    public Words(string language, IReadOnlyDictionary<string, string> templates) =>
        (Language, _templates) = (language, templates);

    /// <summary>The BCP 47 tag: en-GB.</summary>
    public string Language { get; }

    /// <summary>The ids that have words.</summary>
    public IEnumerable<string> Ids => _templates.Keys;

    /// <summary>Says a sentence. An id without words, or a slot that is not filled or not used, is a bug and throws.</summary>
    public Sentence Say(string id, params ReadOnlySpan<(string Name, Slot Value)> slots)
    {
        if (!_templates.TryGetValue(id, out var template))
            throw new InvalidOperationException($"There are no words for '{id}' in {Language}.");
        var values = new SortedDictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var (name, value) in slots)
            values.Add(name, value);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var text = Fill(id, template, values, used);
        var kept = values.Where(pair => used.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);
        return new Sentence(id, new SortedDictionary<string, string>(kept, StringComparer.Ordinal), text);
    }

    /// <summary>The words of a sentence said again from what filled it; null where its id has none.</summary>
    public string? SayAgain(Sentence sentence)
    {
        if (!_templates.TryGetValue(sentence.Id, out var template))
            return null;
        var values = new SortedDictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var (name, text) in sentence.Slots)
            values.Add(name, Slot.Printed(text));
        return Fill(sentence.Id, template, values, new HashSet<string>(StringComparer.Ordinal));
    }

    static string Fill(string id, string template, SortedDictionary<string, Slot> values, HashSet<string> used)
    {
        var text = new StringBuilder(template.Length * 2);
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0)
                break;
            var close = template.IndexOf('}', open);
            if (close < 0)
                throw new InvalidOperationException($"The words of '{id}' open a brace and do not close it.");
            text.Append(template, position, open - position);
            text.Append(Resolve(id, template[(open + 1)..close], values, used));
            position = close + 1;
        }
        return text.Append(template, position, template.Length - position).ToString();
    }

    static string Resolve(string id, string slot, SortedDictionary<string, Slot> values, HashSet<string> used)
    {
        var choices = slot.Split('|');
        var name = choices[0];
        var article = name.StartsWith("a ", StringComparison.Ordinal);
        if (article)
            name = name[2..];
        var possessive = name.EndsWith("'s", StringComparison.Ordinal);
        if (possessive)
            name = name[..^2];
        var capital = char.IsAsciiLetterUpper(name[0]);
        if (capital)
            name = char.ToLowerInvariant(name[0]) + name[1..];
        if (!values.TryGetValue(name, out var value))
            throw new InvalidOperationException($"The words of '{id}' need '{name}', which nothing fills.");
        used.Add(name);
        if (choices.Length == 3)
            return value.Number is 1 or -1 ? choices[1] : choices[2];
        var text = value.Text;
        if (possessive)
            text = Grammar.Possessive(text);
        if (capital)
            text = Grammar.Capital(text);
        return article ? $"{Grammar.IndefiniteArticle(text)} {text}" : text;
    }
}
