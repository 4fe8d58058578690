using System.Security.Cryptography;
using System.Text;
using Peelian.Warehouse;

namespace Peelian.Sources;

/// <summary>
/// Where what a snapshot was read into lies: under a name that changes with everything reading depends on (the bytes, the
/// source, its version, the catalogue's areas), so that one more area in the catalogue makes its rows appear.
/// </summary>
sealed class ParsedFolders(Store store, Catalogue catalogue)
{
    readonly string _areas = Hash(WarehouseFile.AreaNames(catalogue.Areas));

    // Rows of incidents depend on the forces alone: a new borough is no reason to read millions of rows again.
    readonly string _forces = Hash(WarehouseFile.AreaNames(catalogue.Areas.Where(area => area.Kind == AreaKind.Force)));

    /// <summary>The folders of a snapshot, of whatever version.</summary>
    public static string[] OfSnapshot(string storePath, string id)
    {
        var all = Path.Combine(storePath, "parsed");
        return Directory.Exists(all) ? Directory.GetDirectories(all, id + "-*") : [];
    }

    /// <summary>Where the folders of all snapshots are.</summary>
    public string Root => Path.Combine(store.Path, "parsed");

    /// <summary>The folder's name.</summary>
    public string NameOf(string id, ISource source) => FormattableString.Invariant(
        $"{id}-{source.Id}-v{source.ReaderVersion}-{(source is IIncidentSource ? _forces : _areas)}{(source is ITableSource ? $"-f{ObservationFile.Form}" : "")}");

    /// <summary>The folder of what a source reads a file into.</summary>
    public string Of(SnapshotRecord record, ISource source) => Path.Combine(store.Path, "parsed", NameOf(record.Id, source));

    /// <summary>A kept file with its folder.</summary>
    public ParsedSnapshot Of(SnapshotRecord record) => new(record, Of(record, store.SourceOf(record)
        ?? throw new UserError($"'{record.FileName}' was read by the source '{record.SourceId}', which this version of peelian does not have.")));

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
