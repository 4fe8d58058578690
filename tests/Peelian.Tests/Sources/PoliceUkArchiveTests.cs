using System.IO.Compression;
using Peelian.Sources;
using Peelian.Sources.PoliceUk;
using Xunit;

namespace Peelian.Tests.Sources;

/// <summary>The archive gives the rows of its files, whatever else lies in it, and refuses what no archive of data.police.uk does.</summary>
public sealed class PoliceUkArchiveTests : IDisposable
{
    readonly PoliceUkFiles _files = new();

    public void Dispose() => _files.Dispose();

    static string Sample(string folder) => File.ReadAllText(Path.Combine(PoliceUkFiles.SourceFolder(folder), "sample.csv"));

    [Fact]
    public void The_sample_archive_holds_the_rows_of_the_three_samples()
    {
        _files.Read(new PoliceUkArchive(), Path.Combine(PoliceUkFiles.SourceFolder("PoliceUkArchive"), "sample.zip"));
        Assert.Empty(_files.Problems.All);
        Assert.Equal(
            [
                new("street", "E23000034", new Month(2015, 10), 3, 2),
                new("stops", "E23000001", new Month(2015, 10), 5, 3),
                new IncidentCoverage("outcomes", "E23000001", new Month(2019, 4), 2, 1),
            ],
            _files.Coverage);
        foreach (var (folder, table, entry) in new[]
        {
            ("PoliceUkStreetCrime", "street", "2015-10/2015-10-city-of-london-street.csv"),
            ("PoliceUkStopAndSearch", "stops", "2015-10/2015-10-metropolitan-stop-and-search.csv"),
            ("PoliceUkOutcomes", "outcomes", "2019-04/2019-04-metropolitan-outcomes.csv"),
        })
        {
            var golden = File.ReadAllLines(Path.Combine(PoliceUkFiles.SourceFolder(folder), "sample.expected.csv")).Skip(1).Select(line => line + entry);
            Assert.Equal(golden, _files.Rows($"SELECT * FROM {table}"));
        }
    }

    [Fact]
    public void Every_row_of_a_second_file_has_the_line_of_its_own_file()
    {
        var zip = Zip(
            ("2015-10/2015-10-metropolitan-stop-and-search.csv", Sample("PoliceUkStopAndSearch")),
            ("x/2015-11-metropolitan-stop-and-search.csv", Sample("PoliceUkStopAndSearch").Replace("2015-10", "2015-11", StringComparison.Ordinal).Replace("2015-11-31", "2015-11-30", StringComparison.Ordinal).Replace("2015-09-30T23", "2015-11-01T00", StringComparison.Ordinal)));
        _files.Read(new PoliceUkArchive(), zip);
        Assert.Empty(_files.Problems.All);
        Assert.Equal(["2", "3", "4", "5", "6", "2", "3", "4", "5", "6"], _files.Rows("SELECT line FROM stops"));
        Assert.Equal(2, _files.Coverage.Count);
    }

    [Fact]
    public void What_is_no_file_of_data_police_uk_is_listed_and_left_out()
    {
        var zip = Zip(
            ("README.txt", "read me"), ("more.zip", "PK"), ("tables/other.csv", "a,b\n1,2\n"),
            ("renamed/crimes.csv", Sample("PoliceUkStreetCrime")));
        _files.Read(new PoliceUkArchive(), zip);
        Assert.Empty(_files.Problems.All);
        Assert.Equal(
            ["README.txt: no file of data.police.uk; left out", "more.zip: an archive inside the archive; left out", "tables/other.csv: no file of data.police.uk; left out"],
            _files.Problems.Notes.Order(StringComparer.Ordinal));
        Assert.Equal([new IncidentCoverage("street", "E23000034", new Month(2015, 10), 3, 2)], _files.Coverage);
    }

    [Theory]
    [InlineData("../evil-2015-10-metropolitan-street.csv")]
    [InlineData("a/../../evil.csv")]
    [InlineData("/etc/evil.csv")]
    [InlineData("C:\\evil.csv")]
    [InlineData("..\\evil.csv")]
    public void A_path_outside_the_archive_refuses_all_of_it(string name)
    {
        _files.Read(new PoliceUkArchive(), Zip(("2015-10/2015-10-city-of-london-street.csv", Sample("PoliceUkStreetCrime")), (name, "x")), skip: true);
        Refused($"found an entry named '{name}'; expected names inside the archive.");
    }

    [Fact]
    public void An_archive_that_swells_without_end_is_refused_by_what_comes_out_of_it()
    {
        var street = Sample("PoliceUkStreetCrime");
        var zip = Zip(("2015-10/2015-10-city-of-london-street.csv", street + string.Concat(Enumerable.Repeat(street.Split('\n')[1] + "\n", 50_000))));
        _files.Read(new PoliceUkArchive(new Swelling(Free: 1_000_000, Times: 4)), zip);
        Refused("archive.zip!2015-10/2015-10-city-of-london-street.csv found an archive that swells without end;");
    }

    [Fact]
    public void A_flipped_bit_is_found()
    {
        var zip = Zip(CompressionLevel.NoCompression, ("2015-10/2015-10-city-of-london-street.csv", Sample("PoliceUkStreetCrime")));
        var bytes = File.ReadAllBytes(zip);
        bytes[bytes.AsSpan().IndexOf("Beech"u8)] ^= 1;
        _files.Read(new PoliceUkArchive(), _files.Write("flipped.zip", bytes));
        Refused("found a damaged entry (its checksum is another); expected an archive that can be unpacked.");
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_refused()
    {
        var bytes = File.ReadAllBytes(Path.Combine(PoliceUkFiles.SourceFolder("PoliceUkArchive"), "sample.zip"));
        _files.Read(new PoliceUkArchive(), _files.Write("cut.zip", bytes[..^40]));
        Refused("found a damaged archive (");
    }

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var bytes = File.ReadAllBytes(Path.Combine(PoliceUkFiles.SourceFolder("PoliceUkArchive"), "sample.zip"));
        // The flag of encryption, in the entry and in the directory at the end.
        for (var index = 0; index + 4 < bytes.Length; index++)
        {
            if (bytes.AsSpan(index).StartsWith("PK\x03\x04"u8))
                bytes[index + 6] |= 1;
            if (bytes.AsSpan(index).StartsWith("PK\x01\x02"u8))
                bytes[index + 8] |= 1;
        }
        _files.Read(new PoliceUkArchive(), _files.Write("secret.zip", bytes));
        Refused("found an encrypted entry; expected an archive as data.police.uk publishes it.");
    }

    [Fact]
    public void The_same_month_twice_is_refused()
    {
        var zip = Zip(("a/2015-10-city-of-london-street.csv", Sample("PoliceUkStreetCrime")), ("b/2015-10-city-of-london-street.csv", Sample("PoliceUkStreetCrime")));
        _files.Read(new PoliceUkArchive(), zip);
        Refused("archive.zip!b/2015-10-city-of-london-street.csv found the same kind, force and month a second time; expected each once.");
    }

    [Fact]
    public void An_archive_of_other_things_is_refused()
    {
        _files.Read(new PoliceUkArchive(), Zip(("README.txt", "read me")));
        Refused("found no file of data.police.uk; expected files such as");
    }

    [Fact]
    public void A_bad_row_names_its_entry()
    {
        var zip = Zip(("2015-10/2015-10-city-of-london-street.csv", Sample("PoliceUkStreetCrime").Replace("Criminal damage and arson", "Criminal damage", StringComparison.Ordinal)));
        _files.Read(new PoliceUkArchive(), zip);
        Assert.Contains("archive.zip!2015-10/2015-10-city-of-london-street.csv:4 [Crime type] found 'Criminal damage'", _files.OnlyProblem(), StringComparison.Ordinal);
        _files.Read(new PoliceUkArchive(), zip, skip: true);
        Assert.Equal(["2", "3"], _files.Rows("SELECT line FROM street"));
        Assert.Equal(1, _files.Problems.RowsLeftOut);
    }

    [Fact]
    public void Searches_in_an_archive_that_names_no_force_are_refused()
    {
        _files.Read(new PoliceUkArchive(), Zip(("searches.csv", Sample("PoliceUkStopAndSearch"))));
        Refused("archive.zip!searches.csv found no force");
    }

    [Fact]
    public void A_file_that_is_not_what_its_name_says_is_refused()
    {
        _files.Read(new PoliceUkArchive(), Zip(("2015-10/2015-10-city-of-london-street.csv", Sample("PoliceUkOutcomes"))));
        Refused("street.csv:1 found 'Crime ID,Month,");
    }

    [Theory]
    [InlineData("mimetype", false)]
    [InlineData("[Content_Types].xml", false)]
    [InlineData("2015-10/2015-10-city-of-london-street.csv", true)]
    public void A_spreadsheet_is_no_archive_of_police_uk(string first, bool match)
    {
        var bytes = File.ReadAllBytes(Zip((first, "x")));
        Assert.Equal(match, new PoliceUkArchive().Recognise(new FileHead("a.zip", "", bytes)).IsMatch);
    }

    void Refused(string message)
    {
        Assert.True(_files.Problems.Fatal);
        Assert.Contains(_files.Problems.All, problem => problem.ToString().Contains(message, StringComparison.Ordinal));
        Assert.Empty(_files.Coverage);
        Assert.Empty(Directory.GetFileSystemEntries(_files.Out));
    }

    string Zip(params (string Name, string Text)[] entries) => Zip(CompressionLevel.Fastest, entries);

    string Zip(CompressionLevel level, params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, level).Open());
                writer.Write(text);
            }
        }
        return _files.Write("archive.zip", bytes.ToArray());
    }
}
