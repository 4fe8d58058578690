using System.IO.Compression;

namespace Peelian.Fetching;

/// <summary>Gets a force's files out of the archives of data.police.uk, as few archives as the months need.</summary>
sealed class ArchiveFetch(FetchRun run, PoliceUkAddresses routes, Uri server)
{
    const int MostBeginnings = 3;

    /// <summary>Fetches the files of the months; each month is taken from the newest of the archives that are needed.</summary>
    /// <param name="months">The months, in order.</param>
    /// <param name="tables">The kinds of file.</param>
    /// <param name="force">The force, as data.police.uk writes it.</param>
    /// <param name="there">The months there are: the newer an archive, the more is known of its months.</param>
    public async Task<Found> Run(IReadOnlyList<Month> months, IReadOnlyList<string> tables, string force, PoliceUkMonths there)
    {
        for (var beginnings = 1; ; beginnings++)
        {
            try
            {
                return await Once(months, tables, force, there).ConfigureAwait(false);
            }
            catch (ChangedOnServer fault) when (beginnings < MostBeginnings)
            {
                run.Request.Tell?.Invoke($"{fault.Message}; begun anew");
            }
            catch (ChangedOnServer fault)
            {
                throw new FetchFault($"{fault.Message}, again and again: fetch later. The store is as it was.", fault);
            }
        }
    }

    async Task<Found> Once(IReadOnlyList<Month> months, IReadOnlyList<string> tables, string force, PoliceUkMonths there)
    {
        var archives = new List<ArchiveOnServer>();
        try
        {
            await Open(archives, months, there).ConfigureAwait(false);
            if (archives.Count == 0)
                throw new FetchFault($"No archive of {server} has {new Period(months[0], months[^1])}. Nothing was changed.");
            var found = new Found();
            var wanted = Sort(archives, months, tables, force, there, found);
            Take(wanted, found);
            foreach (var archive in archives.Where(archive => wanted.Exists(pair => pair.Archive == archive)))
                found.From.Add($"{archive.Address} ({FetchResult.Size(archive.Length)}{FetchRun.Of(archive.Day)})");
            return found;
        }
        finally
        {
            archives.ForEach(archive => archive.Dispose());
        }
    }

    // The earliest month that none has yet decides on the next archive: the newest that has it. One more is asked for where that holds less than usual.
    async Task Open(List<ArchiveOnServer> archives, IReadOnlyList<Month> months, PoliceUkMonths there)
    {
        var without = months.ToList();
        while (without.Count > 0)
        {
            var first = without[0];
            foreach (var end in (Month[])[Earlier(there.Latest, first + (routes.Months - 1)), first])
            {
                if (!without.Contains(first) || archives.Exists(archive => archive.Month == end))
                    continue;
                run.Request.Progress?.Invoke($"the contents of {end}.zip", 0);
                if (await ArchiveOnServer.Open(run, PoliceUkAddresses.At(server, routes.Archive, end), end, listed: there.Oldest <= end).ConfigureAwait(false) is { } archive)
                {
                    archives.Add(archive);
                    without.RemoveAll(archive.Months.Contains);
                }
            }
            without.Remove(first);
        }
    }

    List<(ArchiveOnServer Archive, ZipArchiveEntry Entry)> Sort(List<ArchiveOnServer> archives, IReadOnlyList<Month> months, IReadOnlyList<string> tables, string force, PoliceUkMonths there, Found found)
    {
        var wanted = new List<(ArchiveOnServer Archive, ZipArchiveEntry Entry)>();
        foreach (var month in months)
        {
            var archive = archives.Where(archive => archive.Months.Contains(month)).MaxBy(archive => archive.Month);
            foreach (var table in tables)
            {
                var name = $"{month}-{force}-{table}.csv";
                if (archive is null && there.Has(month))
                    found.NotHad.Add(name);
                else if (archive?.Find(month, force, table) is not { } entry)
                    found.NotPublished.Add(name);
                else if (run.Has(file => file.Name == name && file.Crc32 == entry.Crc32 && file.Bytes == entry.Length))
                    found.AlreadyHad.Add(name);
                else
                    wanted.Add((archive, entry));
            }
        }
        return wanted;
    }

    void Take(List<(ArchiveOnServer Archive, ZipArchiveEntry Entry)> wanted, Found found)
    {
        var (all, done) = (wanted.Sum(pair => pair.Entry.CompressedLength), 0L);
        foreach (var (archive, entry) in wanted)
        {
            run.Stop.ThrowIfCancellationRequested();
            run.Request.Progress?.Invoke($"{archive.Name}: {entry.Name}", all > 0 ? (double)done / all : 0);
            found.Ready.Add(archive.Take(run, entry));
            done += entry.CompressedLength;
        }
        // Of an archive that came as a whole, because its server gives no parts, its own hash is known.
        var hashes = wanted.Select(pair => pair.Archive).Distinct().ToDictionary(archive => archive.Address, archive => archive.Sha256());
        for (var i = 0; i < found.Ready.Count; i++)
            found.Ready[i] = found.Ready[i] with { Facts = found.Ready[i].Facts with { Sha256 = hashes[found.Ready[i].Facts.Address] } };
    }

    static Month Earlier(Month one, Month other) => one < other ? one : other;
}
