using System.CommandLine;
using Peelian.Fetching;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary><c>peelian fetch</c>: gets published files from where they are published, and adds them.</summary>
static class FetchCommand
{
    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var what = new Argument<string>("source") { Description = "police.uk, or the id of a source (peelian list sources); nothing with --check for all of them", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "" };
        var from = new Option<string>("--from") { Description = "The first month, 2023-01; or latest", HelpName = "MONTH", DefaultValueFactory = _ => "latest" };
        var to = new Option<string>("--to") { Description = "The last month, 2024-12; or latest", HelpName = "MONTH", DefaultValueFactory = _ => "latest" };
        var tables = new Option<string?>("--tables") { Description = "Of street, outcomes and stop-and-search, with commas (default: all of them)", HelpName = "LIST" };
        var way = new Option<string>("--using") { Description = "archive, or api (searches only, a month a request)", HelpName = "WAY", DefaultValueFactory = _ => "archive" };
        var server = new Option<string?>("--from-server") { Description = "A server that stands in for the publisher's: a mirror", HelpName = "URL" };
        var check = new Option<bool>("--check") { Description = "Only say which sources have something newer" };
        var adding = new AddingOptions();
        way.AcceptOnlyFromAmong("archive", "api");
        var command = new Command("fetch", "Fetch published files and add them; what was begun is continued") { what, from, to, tables, way, server, check };
        adding.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var talk = global.Talk(parsed, output);
            var request = new FetchRequest
            {
                What = parsed.GetValue(what)!,
                Force = parsed.GetValue(adding.Force),
                From = MonthOf(parsed.GetValue(from)!),
                To = MonthOf(parsed.GetValue(to)!),
                Tables = parsed.GetValue(tables)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
                UsingInterface = parsed.GetValue(way) == "api",
                Server = parsed.GetValue(server) is { } text ? Fetching.Addresses.Read(text, "--from-server") : null,
                Adding = adding.Request(parsed, []) with { Force = null, Tell = error.WriteLine },
                Tell = error.WriteLine,
            };
            var fetcher = new Fetcher(global.OpenStore(parsed), global.ReadCatalogue(parsed));
            if (parsed.GetValue(check))
                return Say(await fetcher.Check(request, stop).ConfigureAwait(false), talk, error);
            if (request.What.Length == 0)
                throw new UserError("Say what to fetch: police.uk, or a source's id; or --check.");
            var result = await Fetch(fetcher, request, talk, stop).ConfigureAwait(false);
            Print(result, talk, error, parsed.GetValue(global.Verbose));
            return result.AllGood ? 0 : 1;
        });
        return command;
    }

    static Month? MonthOf(string text) =>
        text == "latest" ? null
        : Month.TryParse(text, null, out var month) ? month
        : throw new UserError($"'{text}' is not a month: write it as 2015-10, or say latest.");

    static async Task<FetchResult> Fetch(Fetcher fetcher, FetchRequest request, TextWriter talk, CancellationToken stop)
    {
        if (!ReferenceEquals(talk, Console.Out) || Console.IsOutputRedirected)
            return await fetcher.Fetch(request, stop).ConfigureAwait(false);
        // The bar is drawn by whoever waits.
        return ProgressLine.Show(talk, "Fetching", report => fetcher.Fetch(request with { Progress = report, Adding = request.Adding with { Progress = report } }, stop).GetAwaiter().GetResult());
    }

    static int Say(IReadOnlyList<NewerEdition> editions, TextWriter talk, TextWriter error)
    {
        foreach (var edition in editions)
        {
            var (writer, word) = edition.State switch
            {
                EditionState.Newer => (talk, "newer          "),
                EditionState.UpToDate => (talk, "up to date     "),
                EditionState.NotLoaded => (talk, "not loaded     "),
                _ => (error, "not known      "),
            };
            writer.WriteLine($"{word}{edition.Source}  {edition.Words}");
        }
        return editions.Any(edition => edition.State == EditionState.NotKnown) ? 1 : 0;
    }

    static void Print(FetchResult result, TextWriter talk, TextWriter error, bool verbose)
    {
        foreach (var line in result.From)
            talk.WriteLine($"from {line}");
        if (result.Added is { } added)
            AddCommand.Print(new AddResult([.. added.Files.Select(file => file.Outcome is AddOutcome.Added or AddOutcome.AlreadyThere ? file with { Name = Path.GetFileName(file.Name) } : file)]), talk, error, verbose);
        if (result.NotPublished.Count > 0)
            talk.WriteLine($"Not published: {string.Join(", ", result.NotPublished)}.");
        if (result.Empty.Count > 0)
            talk.WriteLine($"Published as an empty list, which says that there was none: {string.Join(", ", result.Empty)}. Nothing is kept of that: the store says of these months that they are missing.");
        if (result.NotHad.Count > 0)
            error.WriteLine($"Not had, though the server lists their months: {string.Join(", ", result.NotHad)}. Fetch again later.");
        talk.WriteLine($"{FetchResult.Size(result.Bytes)} came. New: {Figures.Format.Whole(New(result))}; revised: {Figures.Format.Whole(result.Revised)}; already had: {Figures.Format.Whole(Had(result))}; not published: {Figures.Format.Whole(result.NotPublished.Count)}{Some("published empty", result.Empty)}{Some("not had", result.NotHad)}.");
    }

    static string Some(string what, IReadOnlyList<string> files) => files.Count > 0 ? $"; {what}: {Figures.Format.Whole(files.Count)}" : "";

    static int New(FetchResult result) => (result.Added?.Count(AddOutcome.Added) ?? 0) - result.Revised;

    static int Had(FetchResult result) => result.AlreadyHad.Count + (result.Added?.Count(AddOutcome.AlreadyThere) ?? 0);
}
