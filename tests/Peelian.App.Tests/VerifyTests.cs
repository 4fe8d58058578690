using Xunit;

namespace Peelian.Tests;

/// <summary>A delivered pack can be computed again, and each of its numbers followed to the lines it came from.</summary>
public sealed class VerifyTests : IDisposable
{
    readonly Desk _desk = new();

    readonly string _pack;

    public VerifyTests()
    {
        _pack = _desk.In("packs", "snb", "waltham-forest", "2015-10");
        _desk.Run("add", _desk.WriteCrime()).Well();
        _desk.Run("build", "--pack", "snb", "--to", "2015-10", "--area", "Waltham Forest", "--out", _desk.In("packs")).Well();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_pack_as_delivered_is_computed_again_without_a_difference()
    {
        Assert.Contains("computed again, nothing differs.", _desk.Run("verify", _pack).Well().Out, StringComparison.Ordinal);
        Assert.Equal("", _desk.Run("verify", _desk.In("packs"), "--quiet").Well().Out);
    }

    [Fact]
    public void A_pack_stays_right_when_a_later_publication_is_added()
    {
        _desk.Run("add", _desk.WriteCrime("revised.csv", burglaries: 200), "--published", "2016-02-10").Well();
        _desk.Run("verify", _pack).Well();
    }

    [Theory]
    [InlineData("data/figure-01.csv", "1278", "1279")]
    [InlineData("summary.json", "1278", "1279")]
    [InlineData("index.html", "1,278", "1,279")]
    public void A_number_changed_by_hand_is_found(string file, string number, string other)
    {
        var path = Path.Combine(_pack, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(number, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not print {number}.");
        File.WriteAllText(path, text[..at] + other + text[(at + number.Length)..]);

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        Assert.Contains($"{_pack}: {file}: ", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables.xlsx", "xl/worksheets/sheet", "sheet 'Figure 1', cell ")]
    [InlineData("tables.ods", "content.xml", "sheet 'Figure 1', cell ")]
    public void A_number_changed_in_a_workbook_is_named_by_its_sheet_and_cell(string file, string part, string place)
    {
        using (var zip = System.IO.Compression.ZipFile.Open(Path.Combine(_pack, file), System.IO.Compression.ZipArchiveMode.Update))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(part, StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                using var writer = new StreamWriter(entry.Open());
                writer.BaseStream.SetLength(0);
                writer.Write(text.Replace("1278", "1279", StringComparison.Ordinal));
            }
        }

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        Assert.Contains(ended.Errors, line => line.Contains($"{file}: {place}", StringComparison.Ordinal) && line.Contains("1279", StringComparison.Ordinal) && line.Contains("1278", StringComparison.Ordinal));
        Assert.DoesNotContain('\0', ended.Error);
    }

    [Fact]
    public void A_workbook_that_is_none_is_told_as_such()
    {
        File.WriteAllText(Path.Combine(_pack, "tables.xlsx"), "not a zip");
        Assert.Contains("tables.xlsx: cannot be read as a workbook: ", _desk.Run("verify", _pack).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pack_whose_files_are_gone_does_not_keep_the_others_from_being_looked_at()
    {
        _desk.Run("build", "--pack", "snb", "--to", "2015-10", "--area", "Brent", "--formats", "json", "--out", _desk.In("packs"));
        var brent = _desk.In("packs", "snb", "brent", "2015-10", "summary.json");
        File.WriteAllText(brent, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(brent), "[0-9a-f]{64}", new string('0', 64)));

        var ended = _desk.Run("verify", _desk.In("packs"));

        Assert.Equal(1, ended.Code);
        Assert.Contains("brent/2015-10: not verified: The store", ended.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("waltham-forest/2015-10: ", ended.Out.Replace('\\', '/'), StringComparison.Ordinal);
    }

    // Digits of every kind: of numbers, dates, hashes, years in words. Which pack it is comes from summary.json, so a change there may be
    // found as another pack or as no pack at all: found it is.
    [Theory]
    [InlineData("index.html", 60)]
    [InlineData("data/figure-01.csv", 60)]
    [InlineData("data/datapackage.json", 60)]
    [InlineData("summary.json", 120)]
    public void A_changed_digit_anywhere_is_found(string file, int places)
    {
        var path = Path.Combine(_pack, file);
        var sound = File.ReadAllBytes(path);
        var digits = Enumerable.Range(0, sound.Length).Where(at => char.IsAsciiDigit((char)sound[at])).ToArray();
        var random = new Random(1829);
        for (var trial = 0; trial < places; trial++)
        {
            var at = digits[random.Next(digits.Length)];
            var changed = (byte[])sound.Clone();
            changed[at] = (byte)('0' + (changed[at] - '0' + 1 + random.Next(9)) % 10);
            File.WriteAllBytes(path, changed);
            Assert.True(_desk.Run("verify", _pack).Code != 0, $"{file}: the digit at byte {at} was changed and not found.");
        }
        File.WriteAllBytes(path, sound);
        _desk.Run("verify", _pack).Well();
    }

    // An editor who is thorough: the number in every file, and every size and hash of the data package made to fit.
    [Fact]
    public void A_number_changed_in_every_file_with_every_hash_made_to_fit_is_found()
    {
        foreach (var file in Directory.GetFiles(_pack, "*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace("1,278", "1,287", StringComparison.Ordinal).Replace("1278", "1287", StringComparison.Ordinal));
        var package = Path.Combine(_pack, "data", "datapackage.json");
        foreach (var csv in Directory.GetFiles(Path.Combine(_pack, "data"), "*.csv"))
        {
            var name = Path.GetFileNameWithoutExtension(csv);
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(csv)));
            var text = File.ReadAllText(package);
            var at = text.IndexOf("sha256:", text.IndexOf($"\"name\": \"{name}\"", StringComparison.Ordinal), StringComparison.Ordinal) + "sha256:".Length;
            File.WriteAllText(package, text[..at] + hash + text[(at + 64)..]);
        }

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        foreach (var file in (string[])["index.html", "summary.json", "data/figure-01.csv", "data/datapackage.json"])
            Assert.Contains($"{_pack}: {file}: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_changed_without_a_number_are_found()
    {
        foreach (var file in (string[])["index.html", "summary.json"])
        {
            var path = Path.Combine(_pack, file);
            var sound = File.ReadAllText(path);
            File.WriteAllText(path, sound.Replace("compared with 12", "set beside 12", StringComparison.Ordinal));
            Assert.NotEqual(sound, File.ReadAllText(path));
            var ended = _desk.Run("verify", _pack);
            Assert.Equal(1, ended.Code);
            Assert.Contains("set beside 12", ended.Error, StringComparison.Ordinal);
            File.WriteAllText(path, sound);
        }
    }

    [Fact]
    public void A_file_more_or_less_is_found()
    {
        File.WriteAllText(Path.Combine(_pack, "stray.txt"), "not ours");
        File.Delete(Path.Combine(_pack, "data", "figure-03.csv"));

        var ended = _desk.Run("verify", _pack);

        Assert.Equal(1, ended.Code);
        Assert.Contains("stray.txt: is not part of the pack.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("data/figure-03.csv: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_months_of_burglary_are_traced_to_their_twelve_lines()
    {
        var traced = _desk.Run("trace", _pack, "figure-01", "burglary", "current").Well();

        Assert.Contains("figure-01 burglary current: 1,278 (unrounded 1278)", traced.Out, StringComparison.Ordinal);
        Assert.Equal(12, traced.Lines.Count(line => line.StartsWith("crime.csv, line ", StringComparison.Ordinal)));
        Assert.Contains("2015-10: 110", traced.Out, StringComparison.Ordinal);
        Assert.Equal(traced.Out, _desk.Run("trace", _pack, "1", "burglary", "current").Well().Out);
    }

    [Theory]
    [InlineData("burglry current", "Did you mean burglary?")]
    [InlineData("burglary curent", "No column 'curent' in figure-01. Columns: measure, name, group, previous, current,")]
    [InlineData("burglary", "Say which column")]
    public void What_is_not_in_the_pack_is_told_with_what_is(string asked, string told)
    {
        var ended = _desk.Run(["trace", _pack, "figure-01", .. asked.Split(' ')]);
        Assert.Equal(2, ended.Code);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, _desk.Run("trace", _pack, "figure-77", "burglary", "current").Code);
    }

    [Fact]
    public void A_folder_that_is_no_pack_is_told_as_such()
    {
        Assert.Contains("No folder", _desk.Run("verify", _desk.In("nowhere")).Error, StringComparison.Ordinal);
        Directory.CreateDirectory(_desk.In("empty"));
        var ended = _desk.Run("verify", _desk.In("empty"));
        Assert.Equal(2, ended.Code);
        Assert.Contains("is no pack: it has no summary.json", ended.Error, StringComparison.Ordinal);
    }
}
