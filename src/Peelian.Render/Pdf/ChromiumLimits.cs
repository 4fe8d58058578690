namespace Peelian.Render.Pdf;

/// <summary>How long a browser may take; what takes longer is taken to hang.</summary>
/// <param name="Start">Until it listens.</param>
/// <param name="Page">For each step of a page: loading it, printing it.</param>
public sealed record ChromiumLimits(TimeSpan Start, TimeSpan Page)
{
    /// <summary>Thirty seconds to start, a minute a step: a busy machine needs a tenth of that.</summary>
    public static ChromiumLimits Usual { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
}

/// <summary>The browser could not print: the message says what it did, in words for whoever called.</summary>
public sealed class PrintFault : Exception
{
    /// <summary>A fault without words.</summary>
    public PrintFault()
    {
    }

    /// <summary>A fault.</summary>
    public PrintFault(string message)
        : base(message)
    {
    }

    /// <summary>A fault with what lies behind it.</summary>
    public PrintFault(string message, Exception inner)
        : base(message, inner)
    {
    }
}
