namespace Mathesis.Scripting;

/// <summary>A name.</summary>
internal sealed record NameNode(Position Position, string Name) : Expression(Position);
