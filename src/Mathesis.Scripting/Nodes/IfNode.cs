namespace Mathesis.Scripting;

/// <summary>if, elif, else.</summary>
internal sealed record IfNode(Position Position, IReadOnlyList<ConditionalBlock> Blocks, IReadOnlyList<Statement> Otherwise) : Statement(Position);
