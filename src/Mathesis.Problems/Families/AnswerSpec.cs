namespace Mathesis.Problems;

/// <summary>The type of answer that a question wants; it chooses the comparator and is never guessed from what was answered.</summary>
/// <param name="Type">The type's name: <c>integer</c>, <c>decimal</c>, <c>fraction</c>, <c>scientific</c>, <c>expression</c>, <c>choice</c>, <c>text</c> and so on.</param>
/// <param name="Format">One line that tells a person how to write the answer; null where the type says it all.</param>
public sealed record AnswerSpec(string Type, string? Format = null);
