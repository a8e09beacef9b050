namespace Mathesis.Scripting;

/// <summary>A comprehension or a generator expression.</summary>
internal sealed record ComprehensionNode(Position Position, ComprehensionKind Kind, Expression Element, Expression? Value, IReadOnlyList<ComprehensionClause> Clauses) : Expression(Position)
{
    /// <summary>The names that belong to it; set before it is compiled.</summary>
    public Scope Scope { get; set; } = null!;
}
