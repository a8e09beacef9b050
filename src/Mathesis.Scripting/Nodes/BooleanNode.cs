namespace Mathesis.Scripting;

/// <summary>and, or.</summary>
internal sealed record BooleanNode(Position Position, bool IsAnd, IReadOnlyList<Expression> Operands) : Expression(Position);
