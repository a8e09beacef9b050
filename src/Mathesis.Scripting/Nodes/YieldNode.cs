namespace Mathesis.Scripting;

/// <summary>Hands an element to whoever drives the generator.</summary>
internal sealed record YieldNode(Position Position, Expression? Value, bool IsFrom) : Expression(Position);
