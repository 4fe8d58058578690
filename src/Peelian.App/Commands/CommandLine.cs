using System.CommandLine;

namespace Peelian.App.Commands;

/// <summary>The commands, and what their ends mean: 0 done, 1 the data has problems (listed), 2 the call is wrong.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line as the program does.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var global = new GlobalOptions();
        var root = new RootCommand("Peelian: published policing data in, performance summaries out. Every number can be traced.");
        global.AddTo(root);
        foreach (var command in All(global, output, error))
            root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
                error.WriteLine(fault.Message);
            error.WriteLine($"'{string.Join(' ', parsed.CommandResult.Command.Parents.OfType<RootCommand>().Any() ? ["peelian", parsed.CommandResult.Command.Name] : (string[])["peelian"])} --help' shows what can be said.");
            return 2;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (UserError fault)
        {
            error.WriteLine(fault.Message);
            if (parsed.GetValue(global.Verbose) && fault.InnerException is { } inner)
                error.WriteLine(inner);
            return 2;
        }
    }

    /// <summary>Every command; a test finds one that the documentation forgot.</summary>
    public static IReadOnlyList<Command> All(GlobalOptions global, TextWriter output, TextWriter error) =>
    [
        AddCommand.Make(global, output, error),
        ListCommand.Make(global, output, error),
        CheckCommand.Make(global, output, error),
        BuildCommand.Make(global, output, error),
        VerifyCommand.Make(global, output, error),
        TraceCommand.Make(global, output, error),
        ExportCommand.Make(global, output, error),
        DemoCommand.Make(global, output, error),
    ];
}
