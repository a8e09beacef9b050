namespace Mathesis.Laboratory;

/// <summary>What a process says by its exit code.</summary>
public static class ExitCodes
{
    /// <summary>Success; all claims hold.</summary>
    public const int Success = 0;

    /// <summary>A claim fails, a negative verdict, or an error of the program.</summary>
    public const int Failure = 1;

    /// <summary>Bad input or surroundings, said in one line.</summary>
    public const int BadInput = 2;

    /// <summary>No claim fails, but one is undecided.</summary>
    public const int Undecided = 3;

    /// <summary>Interrupted, and resumable.</summary>
    public const int Interrupted = 130;
}
