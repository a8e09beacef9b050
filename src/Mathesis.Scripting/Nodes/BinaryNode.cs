namespace Mathesis.Scripting;

/// <summary>Arithmetic on two operands.</summary>
internal sealed record BinaryNode(Position Position, BinaryOperator Operator, Expression Left, Expression Right) : Expression(Position);
