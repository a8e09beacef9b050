namespace Mathesis.Scripting;

/// <summary>class.</summary>
internal sealed record ClassNode(Position Position, string Name, IReadOnlyList<Expression> Bases, IReadOnlyList<Statement> Body, IReadOnlyList<Expression> Decorators) : Statement(Position)
{
    /// <summary>The names that belong to it; set before it is compiled.</summary>
    public Scope Scope { get; set; } = null!;
}
