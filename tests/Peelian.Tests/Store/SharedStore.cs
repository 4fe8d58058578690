using Peelian.Sources;

namespace Peelian.Tests.Stores;

/// <summary>A store made by <c>peelian add ../shared/data</c>, once for all the tests that only read it.</summary>
static class SharedStore
{
    static readonly Lazy<(Store Store, AddResult Result)> Loaded = new(Load);

    public static Catalogue Catalogue { get; } = CatalogueReader.Read(Path.Combine(SharedData.Repository, "catalogue"));

    /// <summary>The store.</summary>
    public static Store Store => Get().Store;

    /// <summary>What adding said.</summary>
    public static AddResult Result => Get().Result;

    // Outside the lazy value: where the files are absent each test is skipped with the reason, not with a remembered fault.
    static (Store Store, AddResult Result) Get()
    {
        _ = SharedData.Root;
        return Loaded.Value;
    }

    static (Store Store, AddResult Result) Load()
    {
        var folder = Directory.CreateTempSubdirectory("peelian-shared-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var store = new Store(folder);
        return (store, store.Add(new AddRequest { Paths = [SharedData.File("data")] }, Catalogue));
    }
}
