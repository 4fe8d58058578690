using Spectre.Console;

namespace Peelian.App.Commands;

/// <summary>How far long work is: a bar on a terminal, a line now and then elsewhere.</summary>
static class ProgressLine
{
    /// <summary>Runs work that reports what it is at and how far it is, 0 to 1.</summary>
    public static T Show<T>(TextWriter output, string what, Func<Action<string, double>, T> work)
    {
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
            return work(PlainLines(output));
        T result = default!;
        AnsiConsole.Progress().AutoClear(true).HideCompleted(false).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what));
            result = work((now, done) =>
            {
                task.Description = Markup.Escape(now.Length > 60 ? "…" + now[^59..] : now);
                task.Value = done * 100;
            });
        });
        return result;
    }

    // A line where the thing being worked on changes, and no more than that: logs are read, too.
    static Action<string, double> PlainLines(TextWriter output)
    {
        var last = "";
        return (now, _) =>
        {
            if (now == last)
                return;
            last = now;
            output.WriteLine(now);
        };
    }
}
