namespace Mathesis.Scripting;

/// <summary>A literal.</summary>
internal sealed record ConstantNode(Position Position, object Value) : Expression(Position);
