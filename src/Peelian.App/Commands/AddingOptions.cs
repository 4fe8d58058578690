using System.CommandLine;
using System.Globalization;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary>What can be said of files that are added, however they come.</summary>
sealed class AddingOptions
{
    readonly Option<string[]> _published = new("--published") { Description = "The day they were published, 2016-01-31; or PATH=2016-01-31 for one of them", HelpName = "DATE", AllowMultipleArgumentsPerToken = false };
    readonly Option<bool> _illustrative = new("--illustrative") { Description = "The data is made up: every figure that uses it says so" };
    readonly Option<bool> _skip = new("--skip-bad-rows") { Description = "Leave bad rows out and list them in problems.csv, instead of refusing the file" };
    readonly Option<bool> _all = new("--all-or-nothing") { Description = "Add all of the files or none" };
    readonly Option<string?> _access = new("--access") { Description = "Who may see it: public or restricted (default: the source's own rule)", HelpName = "WHO" };
    readonly Option<string?> _release = new("--release-at") { Description = "The day from which it may be shown, 2016-01-31", HelpName = "DATE" };

    /// <summary>The force of the rows.</summary>
    public Option<string?> Force { get; } = new("--force") { Description = "The force that the rows are about, where the files do not say it (metropolitan, …)", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        _access.AcceptOnlyFromAmong("public", "restricted");
        foreach (var option in (Option[])[_published, Force, _illustrative, _skip, _all, _access, _release])
            command.Options.Add(option);
    }

    public AddRequest Request(ParseResult parsed, IReadOnlyList<string> paths) => new AddRequest
    {
        Paths = paths,
        Force = parsed.GetValue(Force),
        Illustrative = parsed.GetValue(_illustrative),
        SkipBadRows = parsed.GetValue(_skip),
        AllOrNothing = parsed.GetValue(_all),
        Access = parsed.GetValue(_access) switch { null => null, "public" => Access.Public, _ => Access.Restricted },
        ReleaseAt = parsed.GetValue(_release) is { } day ? Day(day) : null,
    }.WithPublished(parsed.GetValue(_published) ?? []);

    static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UserError($"'{text}' is not a date: write it as 2016-01-31.");
}
