namespace Mathesis.Scripting;

/// <summary>An assignment within an expression.</summary>
internal sealed record NamedNode(Position Position, NameNode Target, Expression Value) : Expression(Position);
