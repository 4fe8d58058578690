using Xunit;

namespace Peelian.Tests;

/// <summary>A pack as known on a day is, byte for byte, the pack of a store that had only what was published by then: over three real publications of one series.</summary>
public sealed class KnownOnTests
{
    static readonly (string Folder, string Published)[] Vintages =
        [("2019-03_RuSaBin", "2019-03-01"), ("2022-11_xinyi8888", "2022-11-01"), ("2024-05_Jeffrey-Oechsner", "2024-05-01")];

    // Stores that hold the first, the first two, and all three publications; added newest first in the last.
    static readonly Lazy<Desk[]> Desks = new(() => [.. new[] { 1, 2, 3 }.Select(Filled)]);

    static Desk Filled(int vintages)
    {
        var desk = new Desk();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => desk.Dispose();
        foreach (var (folder, published) in vintages == 3 ? Vintages.Reverse() : Vintages.Take(vintages))
            desk.Run("add", SharedData.File("data", "crime-borough", folder), "--published", published, "--quiet").Well();
        return desk;
    }

    static Dictionary<string, byte[]> Build(Desk desk, params string[] arguments)
    {
        var folder = desk.In("out", Path.GetRandomFileName());
        desk.Run(["build", "--area", "Waltham Forest", "--pack", "snb", "--to", "2015-10", "--out", folder, "--quiet", .. arguments]).Well();
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes, StringComparer.Ordinal);
    }

    static void AreTheSame(Dictionary<string, byte[]> one, Dictionary<string, byte[]> other, params string[] but)
    {
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(one.Keys.Where(name => !but.Contains(Path.GetFileName(name), StringComparer.Ordinal)), name => Assert.True(one[name].AsSpan().SequenceEqual(other[name]), name));
    }

    [Theory]
    [InlineData("2019-03-01", 1)]
    [InlineData("2021-06-15", 1)]
    [InlineData("2022-10-31", 1)]
    [InlineData("2022-11-01", 2)]
    [InlineData("2024-04-30", 2)]
    [InlineData("2024-05-01", 3)]
    [InlineData("2026-01-01", 3)]
    public void A_pack_as_known_on_a_day_is_that_of_a_store_with_only_what_was_published_by_then(string day, int vintages)
    {
        _ = SharedData.Root;
        var known = Build(Desks.Value[2], "--as-known-on", day);

        AreTheSame(known, Build(Desks.Value[vintages - 1], "--as-known-on", day));
        // Without the day the small store says the same in every table; only the statement of the day differs.
        AreTheSame(known, Build(Desks.Value[vintages - 1]), "index.html", "summary.json", "tables.ods", "tables.xlsx");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_pack_of_named_snapshots_is_that_of_a_store_with_these_alone(int vintages)
    {
        _ = SharedData.Root;
        var pins = new Peelian.Sources.Store(Desks.Value[vintages - 1].Store).Snapshots().SelectMany(snapshot => (string[])["--snapshots", snapshot.ShortId]);

        AreTheSame(Build(Desks.Value[2], [.. pins]), Build(Desks.Value[vintages - 1]));
    }

    [Fact]
    public void Before_the_first_publication_nothing_was_known()
    {
        _ = SharedData.Root;
        var ended = Desks.Value[2].Run("build", "--area", "Waltham Forest", "--pack", "snb", "--to", "2015-10", "--out", Desks.Value[2].In("early"), "--as-known-on", "2019-02-28");

        Assert.Equal(1, ended.Code);
        Assert.Contains("No figure has any data", ended.Error, StringComparison.Ordinal);
    }
}
