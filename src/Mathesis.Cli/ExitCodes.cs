namespace Mathesis.Cli;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCodes
{
    /// <summary>Success: the command did its work, all claims hold.</summary>
    public const int Success = 0;

    /// <summary>A claim fails, or another negative verdict.</summary>
    public const int Negative = 1;

    /// <summary>Bad input, or an environment that cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>No claim fails, but one is undecided.</summary>
    public const int Undecided = 3;

    /// <summary>Interrupted; what was begun can be resumed.</summary>
    public const int Interrupted = 130;
}
