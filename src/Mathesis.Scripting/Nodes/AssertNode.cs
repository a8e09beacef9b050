namespace Mathesis.Scripting;

/// <summary>assert.</summary>
internal sealed record AssertNode(Position Position, Expression Condition, Expression? Message) : Statement(Position);
