namespace Mathesis.Scripting;

/// <summary>An expression whose value is not wanted.</summary>
internal sealed record ExpressionStatement(Position Position, Expression Value) : Statement(Position);
