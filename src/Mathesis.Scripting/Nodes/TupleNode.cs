namespace Mathesis.Scripting;

/// <summary>A tuple, or a list of targets.</summary>
internal sealed record TupleNode(Position Position, IReadOnlyList<Expression> Items) : Expression(Position);
