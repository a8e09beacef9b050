namespace Mathesis.Scripting;

/// <summary>A call.</summary>
internal sealed record CallNode(Position Position, Expression Function, IReadOnlyList<Expression> Arguments, IReadOnlyList<KeywordArgument> Keywords) : Expression(Position);
