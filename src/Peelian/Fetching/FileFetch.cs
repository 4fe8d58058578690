using System.Text.Json;
using System.Text.RegularExpressions;

namespace Peelian.Fetching;

/// <summary>Gets the files of a source that has an address: the file itself, or a list in which it stands.</summary>
sealed class FileFetch(FetchRun run, FetchFrom from)
{
    const int MostListing = 10_000_000;

    public async Task<Found> Run()
    {
        var found = new Found();
        foreach (var address in await Addresses().ConfigureAwait(false))
        {
            var name = NameOf(address);
            var (now, _) = await run.Downloader.Look(address, run.Stop).ConfigureAwait(false);
            if (IsHad(address, now))
            {
                found.AlreadyHad.Add(name);
                continue;
            }
            var path = Path.Combine(run.Use(FolderOf(address)), name);
            var edition = await run.Whole(address, path, name, now).ConfigureAwait(false);
            found.Ready.Add(new ReadyFile(path, Facts(address, name, edition, path), from.PublishedIsLastModified ? edition.Day : null));
            found.From.Add($"{address} ({FetchResult.Size(new FileInfo(path).Length)}{FetchRun.Of(edition.Day)})");
        }
        return found;
    }

    /// <summary>Is this edition the one that was fetched last?</summary>
    public bool IsHad(Uri address, Edition edition) =>
        run.Has(file => file.Address == address && edition.IsSameAs(new Edition(file.ETag, file.LastModified, file.Length)));

    /// <summary>The addresses of its files today.</summary>
    public async Task<IReadOnlyList<Uri>> Addresses()
    {
        if (from.File is { } file)
            return [On(file)];
        var listing = On(from.Listing!);
        var bytes = await run.Downloader.Small(listing, MostListing, run.Stop).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var found = Texts(json.RootElement).Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null)
                .OfType<Uri>().Where(address => from.Files.Any(pattern => IsLike(NameOf(address), pattern))).Distinct().OrderBy(address => address.AbsoluteUri, StringComparer.Ordinal).ToList();
            return found.Count > 0
                ? [.. found.Select(address => Fetching.Addresses.Redirected(listing, address))]
                : throw new FetchFault($"{listing} lists no file called {string.Join(" or ", from.Files.Select(name => $"'{name}'"))}: the publisher may have renamed it. Nothing was changed.");
        }
        catch (JsonException fault)
        {
            throw new FetchFault($"{listing} gives something that is no JSON. Nothing was changed.", fault);
        }
    }

    Uri On(Uri address) => run.Request.Server is { } server ? Fetching.Addresses.On(server, address.PathAndQuery) : address;

    FetchedFile Facts(Uri address, string name, Edition edition, string path)
    {
        using var file = File.OpenRead(path);
        return new FetchedFile
        {
            Source = run.Name,
            Name = name,
            Address = address,
            ETag = edition.ETag,
            LastModified = edition.LastModified,
            Length = edition.Length,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)),
            Bytes = file.Length,
            Snapshot = "",
        };
    }

    static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        _ => [],
    };

    static bool IsLike(string name, string pattern) =>
        Regex.IsMatch(name, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    // The last part of the path, and nothing in it that a disk would take for a folder.
    static string NameOf(Uri address)
    {
        var name = Uri.UnescapeDataString(address.Segments[^1]);
        name = string.Concat(name.Select(letter => char.IsControl(letter) || letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '-' : letter)).TrimStart('.').Trim();
        return name.Length is > 0 and < 200 ? name : "file";
    }

    // Two files of one name at two addresses lie apart.
    static string FolderOf(Uri address) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..12];
}
