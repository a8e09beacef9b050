namespace Mathesis.Scripting;

/// <summary>del.</summary>
internal sealed record DeleteNode(Position Position, IReadOnlyList<Expression> Targets) : Statement(Position);
