using System.Globalization;
using System.Text;
using Peelian.Render.Svg;
using Peelian.Tests;
using Xunit;

namespace Peelian.Render.Tests;

public sealed class TypefaceTests
{
    const string Regular = "PeelianSans-Regular.woff2";
    const string Semibold = "PeelianSans-Semibold.woff2";

    public static TheoryData<string> Files => [Regular, Semibold];

    static readonly string Folder = Path.Combine(Project.Root, "src", "Peelian.Render", "Fonts");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_have_every_character_of_the_catalogue_and_of_the_names_of_areas(string file)
    {
        var font = new Woff2(Typeface.Bytes(file));
        var folder = Path.Combine(Project.Root, "catalogue");
        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), path =>
            Assert.Equal("", Lacking(font, File.ReadAllText(path))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_have_every_character_that_pages_and_pictures_add(string file)
    {
        var font = new Woff2(Typeface.Bytes(file));
        Assert.All(Directory.EnumerateFiles(Path.Combine(Project.Root, "src", "Peelian.Render"), "*.razor", SearchOption.AllDirectories), path =>
            Assert.Equal("", Lacking(font, File.ReadAllText(path))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_have_the_characters_that_the_list_says(string file)
    {
        var font = new Woff2(Typeface.Bytes(file));
        Assert.All(Listed(), letter => Assert.True(font.Has(letter), $"U+{letter.Value:X4}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_digit_is_as_wide_as_every_other(string file)
    {
        var font = new Woff2(Typeface.Bytes(file));
        Assert.Single("0123456789".EnumerateRunes().Select(font.WidthOf).Distinct());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_fonts_have_a_name_of_their_own_and_keep_the_licence(string file)
    {
        var font = new Woff2(Typeface.Bytes(file));
        Assert.StartsWith("Peelian Sans", font.Name(1), StringComparison.Ordinal);
        Assert.Contains("Adobe", font.Name(0), StringComparison.Ordinal);
        Assert.Contains("SIL OPEN FONT LICENSE", File.ReadAllText(Path.Combine(Folder, "OFL.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_fonts_weigh_less_than_80_kB() =>
        Assert.InRange(Typeface.Bytes(Regular).Length + Typeface.Bytes(Semibold).Length, 1, 80 * 1024);

    [Fact]
    public void The_room_that_pictures_give_to_words_is_the_width_of_the_letters()
    {
        var (regular, semibold) = (new Woff2(Typeface.Bytes(Regular)), new Woff2(Typeface.Bytes(Semibold)));
        for (var letter = ' '; letter <= '~'; letter++)
        {
            var rune = new Rune(letter);
            Assert.Equal(Math.Max(regular.WidthOf(rune), semibold.WidthOf(rune)), TextWidth.Of(rune));
        }
    }

    static string Lacking(Woff2 font, string text) =>
        string.Concat(text.EnumerateRunes().Where(letter => !Rune.IsControl(letter) && letter.Value != 0xFEFF && !font.Has(letter)).Distinct());

    static IEnumerable<Rune> Listed() =>
        from line in File.ReadLines(Path.Combine(Folder, "characters.txt"))
        let range = line.Split('#')[0].Trim()
        where range.Length > 0
        let ends = range.Split('-').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray()
        from code in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select new Rune(code);
}
