namespace Peelian;

/// <summary>Tell the human: a message that says what is wrong and what would be right, no stack trace.</summary>
public sealed class UserError : Exception
{
    /// <summary>A message that names what was found and what would have been valid.</summary>
    public UserError(string message)
        : base(message)
    {
    }

    /// <summary>A message with the failure underneath, for <c>--verbose</c>.</summary>
    public UserError(string message, Exception inner)
        : base(message, inner)
    {
    }
}
