namespace Mathesis.Scripting;

/// <summary>try.</summary>
internal sealed record TryNode(Position Position, IReadOnlyList<Statement> Body, IReadOnlyList<HandlerNode> Handlers, IReadOnlyList<Statement> Otherwise, IReadOnlyList<Statement> Finally) : Statement(Position);
