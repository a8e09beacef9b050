namespace Mathesis.Scripting;

/// <summary>An assignment to one or more targets.</summary>
internal sealed record AssignmentNode(Position Position, IReadOnlyList<Expression> Targets, Expression Value) : Statement(Position);
