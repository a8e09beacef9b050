namespace Mathesis.Scripting;

/// <summary>import of a module.</summary>
internal sealed record ImportNode(Position Position, string Module, string Name) : Statement(Position);
