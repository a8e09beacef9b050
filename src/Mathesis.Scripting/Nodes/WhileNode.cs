namespace Mathesis.Scripting;

/// <summary>while.</summary>
internal sealed record WhileNode(Position Position, Expression Condition, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Otherwise) : Statement(Position);
