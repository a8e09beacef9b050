namespace Mathesis.Scripting;

/// <summary>for.</summary>
internal sealed record ForNode(Position Position, Expression Target, Expression Source, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Otherwise) : Statement(Position);
