using Mathesis.Expressions;

namespace Mathesis.Problems;

/// <summary>A verdict and why.</summary>
/// <param name="Verdict">What is decided.</param>
/// <param name="Reason">A code of lower-case words joined by hyphens: <c>equal</c>, <c>unparsed</c>, <c>value</c>, <c>form</c>.</param>
public readonly record struct Judgement(GradeVerdict Verdict, string Reason)
{
    /// <summary>The answer is right.</summary>
    public static Judgement Right { get; } = new(GradeVerdict.Right, "equal");

    /// <summary>The answer cannot be read as what was asked for.</summary>
    public static Judgement Unparsed { get; } = new(GradeVerdict.Wrong, "unparsed");

    /// <summary>The answer is wrong.</summary>
    public static Judgement Wrong(string reason) => new(GradeVerdict.Wrong, reason);
}
