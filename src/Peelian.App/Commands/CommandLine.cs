using System.CommandLine;
using System.CommandLine.Help;
using Peelian.Fetching;
using Peelian.Render.Pdf;

namespace Peelian.App.Commands;

/// <summary>The commands, and what their ends mean: 0 done, 1 the data has problems (listed), 2 the call is wrong.</summary>
public static class CommandLine
{
    // What a server that is told to stop has, to answer those who asked before.
    static readonly TimeSpan ToTheEnd = TimeSpan.FromSeconds(12);

    /// <summary>Runs a command line as the program does.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var global = new GlobalOptions();
        // Not a root command of the library: that is called as the file is, which differs by how the program was installed.
        var root = new Command("peelian", "Published policing data in, performance summaries out. Every number can be traced.") { new HelpOption(), new VersionOption() };
        global.AddTo(root);
        foreach (var command in All(global, output, error))
            root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Explain(parsed, error);
            return 2;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error, ProcessTerminationTimeout = ToTheEnd });
        }
        catch (UserError fault)
        {
            error.WriteLine(fault.Message);
            if (parsed.GetValue(global.Verbose) && fault.InnerException is { } inner)
                error.WriteLine(inner);
            return 2;
        }
        catch (Exception fault) when (fault is PrintFault or FetchFault)
        {
            error.WriteLine(fault.Message);
            if (parsed.GetValue(global.Verbose) && fault.InnerException is { } inner)
                error.WriteLine(inner);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return Interrupted(error);
        }
    }

    /// <summary>An interrupted run says so in a word and is none of the three.</summary>
    static int Interrupted(TextWriter error)
    {
        error.WriteLine("Interrupted.");
        return Interruption.ExitCode;
    }

    static void Explain(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = command == parsed.RootCommandResult.Command;
        foreach (var fault in parsed.Errors)
            error.WriteLine(fault.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal).TrimEnd());
        foreach (var token in parsed.UnmatchedTokens)
        {
            var names = token.StartsWith('-')
                ? command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(option => option.Name)
                : command.Subcommands.Select(one => one.Name);
            if (Nearest.To(token, names) is { Count: > 0 } near)
                error.WriteLine($"Did you mean {string.Join(" or ", near)}?");
        }
        if (isRoot)
            error.WriteLine($"Commands: {string.Join(", ", command.Subcommands.Select(one => one.Name))}.");
        error.WriteLine($"'peelian {(isRoot ? "" : command.Name + " ")}--help' shows what can be said.");
    }

    /// <summary>Every command; a test finds one that the documentation forgot.</summary>
    public static IReadOnlyList<Command> All(GlobalOptions global, TextWriter output, TextWriter error) =>
    [
        AddCommand.Make(global, output, error),
        FetchCommand.Make(global, output, error),
        ListCommand.Make(global, output, error),
        CheckCommand.Make(global, output, error),
        BuildCommand.Make(global, output, error),
        VerifyCommand.Make(global, output, error),
        TraceCommand.Make(global, output, error),
        ExportCommand.Make(global, output, error),
        ServeCommand.Make(global, output, error),
        PublishCommand.Make(global, output, error),
        McpCommand.Make(global, output, error),
        DemoCommand.Make(global, output, error),
    ];
}
