namespace Mathesis.Expressions;

/// <summary>The verdict on an answer.</summary>
/// <param name="Verdict">Right, wrong or undecided.</param>
/// <param name="Reason">Why, as a code of small letters and hyphens such as <c>equal</c>, <c>different</c>, <c>unit-omitted</c>, <c>unparsed</c>.</param>
/// <param name="Mode">The mode that decided.</param>
/// <param name="Answer">What was compared with the gold, after extraction.</param>
public sealed record Grade(GradeVerdict Verdict, string Reason, GradingMode Mode, string Answer)
{
    /// <summary>Whether the answer is right.</summary>
    public bool IsRight => Verdict == GradeVerdict.Right;
}
