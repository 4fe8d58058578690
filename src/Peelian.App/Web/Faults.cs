namespace Peelian.App.Web;

/// <summary>Faults for whoever runs the server: a line each, and nothing that a reader wrote may begin another.</summary>
static class Faults
{
    const int Most = 300;

    /// <summary>What went wrong, in one line: an error of the user's in its own words, any other with its type.</summary>
    public static string OneLine(Exception fault) => Line(fault is UserError ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");

    /// <summary>Text without breaks and other marks that steer a terminal, and not longer than a line may be.</summary>
    public static string Line(string text) =>
        string.Concat((text.Length > Most ? text[..Most] + "…" : text).Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? ' ' : letter));
}
