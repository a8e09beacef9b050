namespace Mathesis.Expressions;

/// <summary>What a parser refuses to read.</summary>
/// <param name="Length">The most characters.</param>
/// <param name="Depth">The deepest nesting.</param>
/// <param name="Nodes">The most operators, calls and items.</param>
/// <param name="Digits">The most characters of one number.</param>
/// <param name="AllDigits">The most characters of all numbers together.</param>
/// <param name="Cells">The most cells of a matrix.</param>
public sealed record ParserLimits(int Length, int Depth, int Nodes, int Digits, int AllDigits, int Cells)
{
    /// <summary>For expressions that a user gives to be computed.</summary>
    public static ParserLimits Computing { get; } = new(4_000_000, 200, 4096, 1_000_000, 4_000_000, 65_536);

    /// <summary>For answers that anyone may have written; those of UKGovernmentBEIS/inspect_ai's mathematical scorer.</summary>
    public static ParserLimits Answers { get; } = new(4096, 64, 1024, 256, 2048, 256);
}
