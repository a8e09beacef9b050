namespace Mathesis.Problems;

/// <summary>A question and the key that decides its answers.</summary>
/// <param name="Question">What a solver sees.</param>
/// <param name="Key">What a verifier needs.</param>
public sealed record Problem(Question Question, ProblemKey Key);
