namespace Mathesis.Scripting;

/// <summary>A declared variable without a value.</summary>
internal sealed record AnnotationNode(Position Position, Expression Target) : Statement(Position);
