namespace Mathesis.Scripting;

/// <summary>if or elif.</summary>
internal sealed record ConditionalBlock(Expression Condition, IReadOnlyList<Statement> Body);
