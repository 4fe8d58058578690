using System.Text.RegularExpressions;
using Peelian.Tests;
using Xunit;

namespace Peelian.Render.Tests;

public sealed class PaletteTests
{
    static Colour Named(string name) => Palette.Colours.Single(colour => colour.Name == name);

    [Fact]
    public void Letters_stand_out_4_5_to_1_from_every_ground_that_carries_them()
    {
        foreach (var ground in new[] { "ground", "tint", "caution" }.Select(Named))
        {
            Assert.All(Palette.Colours.Where(colour => colour.Role == ColourRole.Text), colour =>
            {
                Assert.True(Palette.Contrast(colour.Light, ground.Light) >= 4.5, $"{colour.Name} on light {ground.Name}");
                Assert.True(Palette.Contrast(colour.Dark, ground.Dark) >= 4.5, $"{colour.Name} on dark {ground.Name}");
            });
        }
    }

    [Fact]
    public void Marks_stand_out_3_to_1_from_the_ground()
    {
        var ground = Named("ground");
        Assert.All(Palette.Colours.Where(colour => colour.Role == ColourRole.Mark), colour =>
        {
            Assert.True(Palette.Contrast(colour.Light, ground.Light) >= 3, $"{colour.Name}, light: {Palette.Contrast(colour.Light, ground.Light)}");
            Assert.True(Palette.Contrast(colour.Dark, ground.Dark) >= 3, $"{colour.Name}, dark: {Palette.Contrast(colour.Dark, ground.Dark)}");
        });
    }

    [Fact]
    public void The_own_area_stands_out_from_the_others()
    {
        var (own, others) = (Named("own"), Named("others"));
        Assert.True(Palette.Contrast(own.Light, others.Light) >= 3, $"{Palette.Contrast(own.Light, others.Light)}");
        Assert.True(Palette.Contrast(own.Dark, others.Dark) >= 3, $"{Palette.Contrast(own.Dark, others.Dark)}");
    }

    // The four hues that lines of one chart can have; a fifth line would be grey and is told apart by its label.
    static readonly string[] Hues = ["own", "second", "third", "reference"];

    static IEnumerable<(Colour One, Colour Other)> Pairs() =>
        from one in Enumerable.Range(0, Hues.Length)
        from other in Enumerable.Range(one + 1, Hues.Length - one - 1)
        select (Named(Hues[one]), Named(Hues[other]));

    // A distance of 2 is just seen side by side; 15 and more is told apart across a chart.
    [Theory]
    [InlineData("all colours seen")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void Four_lines_are_told_apart_by_every_eye(string kind) => Assert.All(Pairs(), pair =>
    {
        Assert.True(ColourBlindness.Distance(pair.One.Light, pair.Other.Light, kind) >= 15, $"{pair.One.Name} and {pair.Other.Name}, light: {ColourBlindness.Distance(pair.One.Light, pair.Other.Light, kind):0.0}");
        Assert.True(ColourBlindness.Distance(pair.One.Dark, pair.Other.Dark, kind) >= 15, $"{pair.One.Name} and {pair.Other.Name}, dark: {ColourBlindness.Distance(pair.One.Dark, pair.Other.Dark, kind):0.0}");
    });

    [Fact]
    public void Four_lines_are_told_apart_in_grey() => Assert.All(Pairs(), pair =>
    {
        Assert.True(Palette.Contrast(pair.One.Light, pair.Other.Light) >= 1.3, $"{pair.One.Name} and {pair.Other.Name}, light: {Palette.Contrast(pair.One.Light, pair.Other.Light)}");
        Assert.True(Palette.Contrast(pair.One.Dark, pair.Other.Dark) >= 1.3, $"{pair.One.Name} and {pair.Other.Name}, dark: {Palette.Contrast(pair.One.Dark, pair.Other.Dark)}");
    });

    // Colours of the reader's system, and none at all, are the only others.
    static readonly string[] Systems = ["CanvasText", "Canvas", "Highlight", "GrayText", "currentColor", "inherit", "transparent", "none", "exact"];

    [Fact]
    public void The_stylesheets_have_no_colours_but_those_of_the_palette()
    {
        var names = Palette.Colours.Select(colour => $"var(--{colour.Name})").Concat(Systems).ToHashSet();
        var sheets = Directory.GetFiles(Project.File("src", "Peelian.Render", "Html"), "*.css");
        Assert.Equal(["charts.css", "print.css", "report.css", "site.css"], sheets.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(sheets, file =>
        {
            var sheet = Regex.Replace(File.ReadAllText(file), @"/\*.*?\*/", "", RegexOptions.Singleline);
            Assert.DoesNotMatch(@"#[0-9a-fA-F]{3,8}\b(?=[;} ])|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", sheet);
            Assert.All(Regex.Matches(sheet, @"(?<![-\w])(?:color|background|background-color|fill|stroke|border-[a-z]+-color)\s*:\s*(?<value>[^;}]+)").Select(match => match.Groups["value"].Value),
                value => Assert.Contains(value, names));
            Assert.All(Regex.Matches(sheet, @"(?<![-\w])(?:border(?:-(?:top|right|bottom|left))?|outline|text-decoration)\s*:\s*(?<value>[^;}]+)").Select(match => match.Groups["value"].Value),
                value => Assert.True(value.StartsWith("1px solid", StringComparison.Ordinal) && !value.Contains("var", StringComparison.Ordinal) || value is "0" or "none" or "underline" || names.Any(name => value.EndsWith(name, StringComparison.Ordinal)), value));
        });
    }

    [Fact]
    public void Black_on_white_is_21_to_1() => Assert.Equal(21, Palette.Contrast("#000000", "#ffffff"), 6);
}
