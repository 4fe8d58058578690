using System.IO.Compression;
using System.Text;
using Xunit;

namespace Peelian.Tests;

/// <summary>Whatever is wrong with a file, the program ends with 1 and one clear message, and the store is as it was.</summary>
public sealed class BadFileTests : IDisposable
{
    const string Crime = "MajorText,MinorText,BoroughName,202403,202404\n";

    readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string, string, string> Files => new()
    {
        { "unmapped.csv", Crime + "ROBBERY,ROBBERY OF PERSONAL PROPERTI,Waltham Forest,3,4\n", @"unmapped\.csv:2 .*found '.*ROBBERY OF PERSONAL PROPERTI'.*Did you mean" },
        { "text.csv", Crime + "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Waltham Forest,3,few\n", @"text\.csv:2 \[202404\] found 'few'; expected" },
        { "area.csv", Crime + "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Waltham Florest,3,4\n", @"area\.csv:2 \[BoroughName\] found 'Waltham Florest'.*Did you mean 'Waltham Forest'" },
        { "cut.csv", Crime + "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Waltham Forest,3,4\nROBBERY,ROBB", @"cut\.csv:3 found .*expected 5 columns" },
        { "empty.csv", "", @"empty\.csv found an empty file; expected a published file" },
        { "header.csv", Crime, @"header\.csv.* found no " },
        { "twice.csv", Desk.TidyHeader + "burglary,value,E09000031,2015-10,,1,,,,\nburglary,value,E09000031,2015-10,,2,,,,\n", @"twice\.csv:3 \[value\] found '2'; expected what line 2 has" },
        { "month.csv", Desk.TidyHeader + "burglary,value,E09000031,2015-13,,1,,,,\n", @"month\.csv:2 \[period\] found '2015-13'; expected a month such as" },
        { "letter.csv", "Dear Sir,\nplease find enclosed\n", @"not recognised .*letter\.csv" },
        { "2016-10-metropolitan-stop-and-search.csv", "%PDF-1.4 nothing like it\n", @"not recognised .*2016-10-metropolitan-stop-and-search\.csv" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_file_is_told_by_file_line_and_column(string name, string text, string told) =>
        Refused(_desk.Write("bad/" + name, text), told);

    [Fact]
    public void A_file_in_another_encoding_than_it_can_be_is_refused()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Desk.TidyHeader + "burglary,value,Waltham Forest"), 0xff, 0xfe, 0x00, 0x80, .. ",2015-10,,1,,,,\n"u8];
        Refused(_desk.Write("encoding.csv", bytes), "encoding.csv");
    }

    [Fact]
    public void A_picture_called_csv_is_not_recognised() =>
        Refused(_desk.Write("picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), @"not recognised .*picture\.csv");

    [Fact]
    public void An_archive_with_a_path_outside_itself_writes_nothing_there()
    {
        var zip = Zip("outside.zip", ("../../evil-2015-10-metropolitan-street.csv", Street), ("2015-10/2015-10-city-of-london-street.csv", Street));
        Refused(zip, @"outside\.zip found an entry named '\.\./\.\./evil");
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_desk.Folder)!, "evil-*"));
    }

    [Fact]
    public void An_archive_that_swells_is_stopped_before_it_fills_the_disk()
    {
        var line = Street.Split('\n')[1] + "\n";
        var lines = string.Concat(Enumerable.Repeat(line, 10_000));
        var zip = _desk.In("swelling.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        using (var writer = new StreamWriter(archive.CreateEntry("2015-10/2015-10-city-of-london-street.csv", CompressionLevel.SmallestSize).Open()))
        {
            writer.Write(Street.Split('\n')[0] + "\n");
            for (var written = 0L; written < 300_000_000; written += lines.Length)
                writer.Write(lines);
        }
        Assert.True(new FileInfo(zip).Length < 3_000_000);
        Refused(zip, @"swelling\.zip!2015-10/2015-10-city-of-london-street\.csv found an archive that swells without end");
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_refused()
    {
        var whole = File.ReadAllBytes(Zip("whole.zip", ("2015-10/2015-10-city-of-london-street.csv", Street)));
        Refused(_desk.Write("cut.zip", whole[..^30]), @"cut\.zip");
    }

    static string Street => File.ReadAllText(Project.File("src", "Peelian", "Sources", "PoliceUkStreetCrime", "sample.csv"));

    string Zip(string name, params (string Name, string Text)[] entries)
    {
        using var archive = ZipFile.Open(_desk.In(name), ZipArchiveMode.Create);
        foreach (var (entryName, text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entryName).Open());
            writer.Write(text);
        }
        return _desk.In(name);
    }

    void Refused(string file, string told)
    {
        _desk.Run("add", _desk.WriteCrime()).Well();
        var before = Desk.State(_desk.Store);

        var ended = _desk.Run("add", file);

        Assert.Equal(1, ended.Code);
        Assert.Matches(told, ended.Error);
        // What became of the file, and what is wrong; of a file that is cut off also what that means for all of it.
        Assert.InRange(ended.Errors.Count, 1, 3);
        Assert.Matches(@"^1 file: 1 (refused|not recognised)\.\s*$", ended.Out);
        Assert.Equal(before, Desk.State(_desk.Store));
    }
}
