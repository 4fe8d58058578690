using Peelian.App.Commands;
using Xunit;

namespace Peelian.Tests;

/// <summary>What can be said on the command line, and what a wrong call is told.</summary>
public sealed class CallTests : IDisposable
{
    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Commands =>
        [.. CommandLine.All(new GlobalOptions(), TextWriter.Null, TextWriter.Null).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_every_command_explains_each_argument_and_option(string name)
    {
        var command = CommandLine.All(new GlobalOptions(), TextWriter.Null, TextWriter.Null).Single(one => one.Name == name);
        var help = _desk.Run(name, "--help").Well();

        Assert.Empty(help.Error);
        Assert.Contains(command.Description!, help.Out, StringComparison.Ordinal);
        foreach (var option in command.Options)
        {
            Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{name} {option.Name} is not explained.");
            Assert.Contains(option.Name, help.Out, StringComparison.Ordinal);
        }
        Assert.All(command.Arguments, argument => Assert.Contains(argument.Description!, help.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_of_the_program_names_every_command() =>
        Assert.All(Commands, name => Assert.Matches($@"(?m)^\s+{name.Data}\b", _desk.Run("--help").Well().Out));

    [Theory]
    [InlineData("bild", "Did you mean build?")]
    [InlineData("", "Commands: add, fetch, list, check, build,")]
    [InlineData("add", "Required argument 'paths' missing")]
    [InlineData("list area", "'areas'")]
    [InlineData("build --aera Brent", "Did you mean --area")]
    [InlineData("build", "Say which area: --area \"Waltham Forest\", or --all for every area of the pack.")]
    [InlineData("build --all --area Brent", "not both")]
    [InlineData("build --area Walthm-Forest", "No area called 'Walthm-Forest'. Did you mean Waltham Forest")]
    [InlineData("build --area E09000099", "No area called 'E09000099'. 'peelian list areas' shows")]
    [InlineData("build --all --pack snbb", "No pack called 'snbb'.")]
    [InlineData("build --all --formats htm", "No format called 'htm'. Formats: html, json, csv, ods, xlsx, pdf.")]
    [InlineData("build --all --formats ,", "Say at least one format")]
    [InlineData("build --all --to 2015-13", "'2015-13' is not a month: write it as 2015-10, or say latest.")]
    [InlineData("build --all --to October", "'October' is not a month")]
    [InlineData("build --all --as-known-on 2015-10", "'2015-10' is not a date: write it as 2016-01-31.")]
    [InlineData("check --area Nowhere", "No area called 'Nowhere'")]
    [InlineData("check --to 10/2015", "'10/2015' is not a month")]
    [InlineData("export --measure burglry", "No measure called 'burglry'. Did you mean burglary")]
    [InlineData("export --from 2015", "'2015' is not a month")]
    [InlineData("add nowhere.csv", "No file or folder 'nowhere.csv'.")]
    [InlineData("add . --published yesterday", "is not a date")]
    [InlineData("add . --access secret", "'public'")]
    [InlineData("list areas --catalogue no-such-folder", "no-such-folder")]
    public void A_wrong_call_ends_with_2_and_names_what_would_be_right(string call, string told)
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var before = Desk.State(_desk.Folder);

        var ended = _desk.Run(call.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, ended.Code);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, Desk.State(_desk.Folder));
    }

    [Fact]
    public void An_unknown_force_is_told_the_nearest() =>
        Assert.Contains("Did you mean metropolitan", Two(_desk.Run("add", _desk.WriteCrime(), "--force", "metropolitian")), StringComparison.Ordinal);

    [Fact]
    public void A_store_with_nothing_in_it_says_how_to_add()
    {
        Assert.Contains("peelian add PATH", Two(_desk.Run("check")), StringComparison.Ordinal);
        Assert.Contains("peelian add PATH", Two(_desk.Run("build", "--all")), StringComparison.Ordinal);
        Assert.Contains("peelian add PATH", Two(_desk.Run("export")), StringComparison.Ordinal);
        Assert.Contains("peelian add PATH", _desk.Run("list", "snapshots").Well().Out, StringComparison.Ordinal);
        Assert.Empty(Desk.State(_desk.Store));
    }

    static string Two(Ended ended)
    {
        Assert.Equal(2, ended.Code);
        return ended.Error;
    }
}
