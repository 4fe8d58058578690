using System.CommandLine;
using Peelian.Sources;

namespace Peelian.App.Commands;

/// <summary><c>peelian add</c>: keeps published files and reads them.</summary>
static class AddCommand
{
    /// <summary>Problems shown for one file; all of them with --verbose.</summary>
    const int ProblemsShown = 10;

    public static Command Make(GlobalOptions global, TextWriter output, TextWriter error)
    {
        var paths = new Argument<string[]>("paths") { Description = "Files and folders to add", Arity = ArgumentArity.OneOrMore };
        var adding = new AddingOptions();
        var command = new Command("add", "Keep published files and read them; adding one twice changes nothing") { paths };
        adding.AddTo(command);
        command.SetAction(parsed =>
        {
            var talk = global.Talk(parsed, output);
            var request = adding.Request(parsed, parsed.GetValue(paths)!) with { Tell = error.WriteLine };
            var result = Add(global.OpenStore(parsed), request, global.ReadCatalogue(parsed), talk);
            Print(result, talk, error, parsed.GetValue(global.Verbose));
            return result.AllGood ? 0 : 1;
        });
        return command;
    }

    internal static AddResult Add(Store store, AddRequest request, Catalogue catalogue, TextWriter talk)
    {
        // On a terminal a bar; elsewhere the result's own lines say enough.
        if (ReferenceEquals(talk, Console.Out) && !Console.IsOutputRedirected)
            return ProgressLine.Show(talk, "Reading", report => store.Add(request with { Progress = report }, catalogue));
        return store.Add(request, catalogue);
    }

    internal static void Print(AddResult result, TextWriter talk, TextWriter error, bool verbose)
    {
        foreach (var file in result.Files)
        {
            var writer = file.Outcome is AddOutcome.Added or AddOutcome.AlreadyThere ? talk : error;
            writer.WriteLine(Line(file));
            foreach (var note in file.Notes)
                talk.WriteLine($"  {note}");
            var shown = verbose ? file.Problems.Count : Math.Min(ProblemsShown, file.Problems.Count);
            foreach (var problem in file.Problems.Take(shown))
                writer.WriteLine($"  {problem}");
            if (file.ProblemCount > shown)
                writer.WriteLine($"  … and {Lines.Count(file.ProblemCount - shown, "more problem", "more problems")}{(verbose ? "" : " (--verbose shows more)")}");
        }
        talk.WriteLine(Total(result));
        var restricted = result.Files.Count(file => file is { Outcome: AddOutcome.Added, Snapshot.Access: Access.Restricted });
        if (restricted > 0)
            talk.WriteLine($"{Figures.Format.Whole(restricted)} of them {(restricted == 1 ? "is" : "are")} restricted: packs use {(restricted == 1 ? "it" : "them")}, the public site does not. What may be public is added with --access public, to a store that does not hold it yet.");
    }

    static string Total(AddResult result)
    {
        var parts = new List<string>();
        void Say(AddOutcome outcome, string words)
        {
            if (result.Count(outcome) is > 0 and var count)
                parts.Add($"{Figures.Format.Whole(count)} {words}");
        }
        Say(AddOutcome.Added, "added");
        Say(AddOutcome.AlreadyThere, "already there");
        Say(AddOutcome.Refused, "refused");
        Say(AddOutcome.Unrecognised, "not recognised");
        Say(AddOutcome.HeldBack, "held back");
        return parts.Count == 0 ? "Nothing to add." : $"{Lines.Count(result.Files.Count, "file", "files")}: {string.Join(", ", parts)}.";
    }

    internal static string Line(AddedFile file)
    {
        var months = file is { FirstMonth: { } first, LastMonth: { } last } ? $", {new Period(first, last)}" : "";
        var force = file.Force is { } name ? $", {name}" : "";
        var skipped = file.SkippedRows > 0 ? $", {Lines.Count(file.SkippedRows, "bad row", "bad rows")} left out (problems.csv)" : "";
        return file.Outcome switch
        {
            AddOutcome.Added => $"added          {file.Name}  {file.SourceId}, {Lines.Count(file.Rows, "row", "rows")}{months}{force}{skipped}",
            AddOutcome.AlreadyThere => $"already there  {file.Name}  {file.Why}",
            AddOutcome.Refused => $"refused        {file.Name}  {(file.SourceId is { Length: > 0 } source ? $"{source}: " : "")}{Lines.Count(file.ProblemCount, "problem", "problems")}",
            AddOutcome.HeldBack => $"held back      {file.Name}  good, and not added: another file was bad and --all-or-nothing was asked for",
            _ => $"not recognised {file.Name}  {(file.SourceId is { } near ? $"nearest: {near}, but {file.Why}" : file.Why)}",
        };
    }
}
