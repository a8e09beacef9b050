namespace Mathesis.Scripting;

/// <summary>for and its ifs.</summary>
internal sealed record ComprehensionClause(Expression Target, Expression Source, IReadOnlyList<Expression> Conditions);
