namespace Mathesis.Scripting;

/// <summary>An operator before its operand.</summary>
internal sealed record UnaryNode(Position Position, UnaryOperator Operator, Expression Operand) : Expression(Position);
