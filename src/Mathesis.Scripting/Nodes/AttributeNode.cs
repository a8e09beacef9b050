namespace Mathesis.Scripting;

/// <summary>An attribute.</summary>
internal sealed record AttributeNode(Position Position, Expression Object, string Name) : Expression(Position);
