namespace Mathesis.Scripting;

/// <summary>An assignment that combines.</summary>
internal sealed record AugmentedNode(Position Position, Expression Target, BinaryOperator Operator, Expression Value) : Statement(Position);
