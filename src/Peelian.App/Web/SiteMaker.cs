using System.CommandLine;
using Peelian.Sources;

namespace Peelian.App.Web;

/// <summary>Makes the site from a store as it is, each time anew.</summary>
/// <param name="store">The store.</param>
/// <param name="catalogue">Words and wiring.</param>
/// <param name="packId">The pack whose sections are the themes.</param>
/// <param name="packs">The folder of built packs; null for none.</param>
/// <param name="tell">Told of packs that are left out.</param>
sealed class SiteMaker(Store store, Catalogue catalogue, string packId, string? packs, Action<string> tell)
{
    /// <summary>The folder of built packs, on the command line.</summary>
    public static Option<string?> PacksOption() => new("--packs") { Description = "Folder of built packs whose editions the areas' pages list (made from public files only)", HelpName = "DIR" };

    /// <summary>True to read restricted files and those of a day to come as well: never for what the public sees.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The site of this moment.</summary>
    /// <exception cref="UserError">Nothing public is loaded, or a name is wrong.</exception>
    public SiteMap Make()
    {
        var edition = new SiteEdition(store, catalogue, packId, DateOnly.FromDateTime(store.Clock.GetLocalNow().Date), IsInternal);
        try
        {
            return new SiteMap(edition, packs is null ? PackShelf.Empty : PackShelf.Read(packs, edition, tell));
        }
        catch
        {
            edition.Dispose();
            throw;
        }
    }
}
