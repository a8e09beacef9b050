namespace Mathesis.Expressions;

/// <summary>An answer that was read: its type, its tree and its text.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Tree">Its tree; null for choices, words and the absence of a solution.</param>
/// <param name="Text">What was read, cleaned of what surrounds it.</param>
public sealed record Answer(AnswerType Type, Expression? Tree, string Text);
