namespace Mathesis.Scripting;

/// <summary>return.</summary>
internal sealed record ReturnNode(Position Position, Expression? Value) : Statement(Position);
