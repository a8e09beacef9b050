namespace Mathesis.Scripting;

/// <summary>The bounds of a slice.</summary>
internal sealed record SliceNode(Position Position, Expression? Start, Expression? Stop, Expression? Step) : Expression(Position);
