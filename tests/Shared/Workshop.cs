using Peelian.Sources;
using Peelian.Warehouse;

namespace Peelian.Tests;

/// <summary>A store in a temporary folder, filled from files, and the packs built from it.</summary>
sealed class Workshop : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("peelian-").FullName;

    public static Catalogue Catalogue { get; } = CatalogueReader.Read(Path.Combine(Project.Root, "catalogue"));

    public Store Store => new(Path.Combine(_folder, "store"));

    public Workshop Add(params string[] paths) => Add(new AddRequest { Paths = paths });

    public Workshop Add(AddRequest request)
    {
        var result = Store.Add(request, Catalogue);
        var bad = result.Files.Where(file => file.Outcome is AddOutcome.Refused or AddOutcome.Unrecognised).ToList();
        if (bad.Count > 0)
            throw new InvalidOperationException(string.Join("\n", bad.Select(file => $"{file.Name}: {file.Why} {string.Join("\n", file.Problems)}")));
        return this;
    }

    /// <summary>Writes a tidy file into the workshop's folder and adds it.</summary>
    public Workshop AddTidy(string name, string text, bool illustrative = false) => Add(new AddRequest { Paths = [Write(name, text)], Illustrative = illustrative });

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Folder => _folder;

    public Readings Read(ReadingScope? scope = null, Catalogue? catalogue = null) =>
        new(WarehouseFile.OpenReader(Store.Path), catalogue ?? Catalogue, Store.Snapshots(), scope ?? new ReadingScope());

    /// <summary>A pack, refused where it contradicts itself unless <paramref name="refuse"/> is false.</summary>
    public Summary Build(string pack, string area, string? month, ReadingScope? scope = null, Catalogue? catalogue = null, bool refuse = true)
    {
        var words = catalogue ?? Catalogue;
        var chosen = words.PackCalled(pack);
        using var readings = Read((scope ?? new ReadingScope()) with { SourceOrder = chosen.SourceOrder }, words);
        var asAt = month is null ? readings.LatestMonth([words.AreaCalled(area)])!.Value : Month.Parse(month, System.Globalization.CultureInfo.InvariantCulture);
        var builder = new SummaryBuilder(words, readings);
        return refuse ? builder.Build(chosen, words.AreaCalled(area), asAt) : builder.Compute(chosen, words.AreaCalled(area), asAt);
    }

    /// <summary>The same as the site shows it, with what only the site shows.</summary>
    public Summary BuildSite(string pack, string area, string? month, Window window = Window.TwelveMonths, Catalogue? catalogue = null)
    {
        var words = catalogue ?? Catalogue;
        var chosen = words.PackCalled(pack).ForSite;
        using var readings = Read(new ReadingScope { SourceOrder = chosen.SourceOrder }, words);
        var asAt = month is null ? readings.LatestMonth([words.AreaCalled(area)])!.Value : Month.Parse(month, System.Globalization.CultureInfo.InvariantCulture);
        return new SummaryBuilder(words, readings).Build(chosen, words.AreaCalled(area), asAt, window);
    }

    /// <summary>The packs of every area of a pack, from one reading of the store.</summary>
    public IReadOnlyList<Summary> BuildAll(string pack, string month)
    {
        var chosen = Catalogue.PackCalled(pack);
        using var readings = Read(new ReadingScope { SourceOrder = chosen.SourceOrder });
        var builder = new SummaryBuilder(Catalogue, readings);
        return [.. Catalogue.AreasOf(chosen).Select(area => builder.Build(chosen, area, Month.Parse(month, System.Globalization.CultureInfo.InvariantCulture)))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
