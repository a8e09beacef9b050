namespace Mathesis.Scripting;

/// <summary>An element or a slice.</summary>
internal sealed record SubscriptNode(Position Position, Expression Object, Expression Index) : Expression(Position);
