namespace Mathesis.Scripting;

/// <summary>A set.</summary>
internal sealed record SetNode(Position Position, IReadOnlyList<Expression> Items) : Expression(Position);
