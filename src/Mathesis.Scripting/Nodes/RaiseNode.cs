namespace Mathesis.Scripting;

/// <summary>raise.</summary>
internal sealed record RaiseNode(Position Position, Expression? Error, Expression? Cause) : Statement(Position);
