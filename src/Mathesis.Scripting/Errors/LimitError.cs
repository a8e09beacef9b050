namespace Mathesis.Scripting;

/// <summary>A script was stopped by one of its limits. Nothing in the script can catch it.</summary>
public sealed class LimitError : Exception
{
    /// <summary>Names the limit that stopped a script.</summary>
    public LimitError(ScriptLimit limit, string message)
        : base(message) => Limit = limit;

    /// <summary>The limit.</summary>
    public ScriptLimit Limit { get; }
}
