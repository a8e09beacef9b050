namespace Mathesis.Scripting;

/// <summary>except.</summary>
internal sealed record HandlerNode(Position Position, Expression? Class, string? Name, IReadOnlyList<Statement> Body) : Node(Position);
