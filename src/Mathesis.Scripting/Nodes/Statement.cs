namespace Mathesis.Scripting;

/// <summary>A statement.</summary>
internal abstract record Statement(Position Position) : Node(Position);
