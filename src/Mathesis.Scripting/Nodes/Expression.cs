namespace Mathesis.Scripting;

/// <summary>An expression.</summary>
internal abstract record Expression(Position Position) : Node(Position);
