namespace Mathesis.Scripting;

/// <summary>A chain of comparisons.</summary>
internal sealed record ComparisonNode(Position Position, Expression First, IReadOnlyList<ComparisonOperator> Operators, IReadOnlyList<Expression> Others) : Expression(Position);
