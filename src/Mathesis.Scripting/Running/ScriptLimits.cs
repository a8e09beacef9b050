namespace Mathesis.Scripting;

/// <summary>How much a script may use. All but the time are counted, so that the same script stops at the same place every time.</summary>
public sealed record ScriptLimits
{
    /// <summary>Generous limits for a program of a few seconds.</summary>
    public static ScriptLimits Default { get; } = new();

    /// <summary>Loop turns, calls, and elements that built-in functions work through (long operations count in proportion to their work).</summary>
    public long Steps { get; init; } = 100_000_000;

    /// <summary>Bytes that lists, strings, dictionaries, objects and long integers ask for during the whole run, freed or not. What is alive is never more.</summary>
    public long Memory { get; init; } = 1L << 30;

    /// <summary>Nested calls; one more raises RecursionError in the script, as in Python.</summary>
    public int Depth { get; init; } = 1000;

    /// <summary>Characters that may be printed.</summary>
    public int Output { get; init; } = 1_000_000;

    /// <summary>The longest time, looked at every few thousand steps; the only limit that depends on the machine.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Decimal digits of an integer that may be read from or written as text; more raises ValueError, as in Python. At most 100,000.</summary>
    public int Digits { get; init; } = 4300;

    /// <summary>What the generator of <c>random</c> starts from where a script does not seed it itself.</summary>
    public long Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive, or the depth is above 5,000.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Memory);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Depth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Depth, 5000);
        ArgumentOutOfRangeException.ThrowIfNegative(Output);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Digits, 640);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Digits, 100_000);
    }
}
