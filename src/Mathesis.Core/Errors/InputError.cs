namespace Mathesis.Core;

/// <summary>
/// What a person gave cannot be used: an argument, a file, an environment. The message is one line that says what is
/// wrong, where, and what would be right; the command line prints it and ends with exit code 2.
/// </summary>
public sealed class InputError : Exception
{
    /// <summary>Describes bad input in one line.</summary>
    /// <param name="what">What is wrong, with the offending value quoted: <c>modulus 2 is too small</c>.</param>
    /// <param name="where">Where it was found: a file with its line, an option, a field. Null when <paramref name="what"/> says it.</param>
    /// <param name="expected">What would be right: <c>expected a modulus of at least 3</c>. Null when it is obvious.</param>
    /// <param name="cause">The exception that revealed it, if any.</param>
    public InputError(string what, string? where = null, string? expected = null, Exception? cause = null)
        : base(Compose(what, where, expected), cause)
    {
        What = what;
        Where = where;
        Expected = expected;
    }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>Where it was found, or null.</summary>
    public string? Where { get; }

    /// <summary>What would be right, or null.</summary>
    public string? Expected { get; }

    private static string Compose(string what, string? where, string? expected)
    {
        string line = where is null ? what : $"{where}: {what}";
        if (expected is not null) line += $"; {expected}";
        return line.ReplaceLineEndings(" ");
    }
}
