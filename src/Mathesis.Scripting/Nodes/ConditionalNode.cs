namespace Mathesis.Scripting;

/// <summary>One of two expressions.</summary>
internal sealed record ConditionalNode(Position Position, Expression Condition, Expression Then, Expression Otherwise) : Expression(Position);
