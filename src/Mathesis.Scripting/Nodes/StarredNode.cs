namespace Mathesis.Scripting;

/// <summary>Elements that are unpacked.</summary>
internal sealed record StarredNode(Position Position, Expression Value) : Expression(Position);
