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
        Assert.True(Palette.Contrast(own.Dark, others.Dark) >= 2.5, $"{Palette.Contrast(own.Dark, others.Dark)}");
    }

    [Fact]
    public void Black_on_white_is_21_to_1() => Assert.Equal(21, Palette.Contrast("#000000", "#ffffff"), 6);
}
