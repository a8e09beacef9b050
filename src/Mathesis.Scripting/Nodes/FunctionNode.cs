namespace Mathesis.Scripting;

/// <summary>def.</summary>
internal sealed record FunctionNode(Position Position, string Name, Parameters Parameters, IReadOnlyList<Statement> Body, IReadOnlyList<Expression> Decorators) : Statement(Position)
{
    /// <summary>The names that belong to it; set before it is compiled.</summary>
    public Scope Scope { get; set; } = null!;
}
