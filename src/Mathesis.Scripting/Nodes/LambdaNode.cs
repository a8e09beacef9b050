namespace Mathesis.Scripting;

/// <summary>A function without a name.</summary>
internal sealed record LambdaNode(Position Position, Parameters Parameters, Expression Body) : Expression(Position)
{
    /// <summary>The names that belong to it; set before it is compiled.</summary>
    public Scope Scope { get; set; } = null!;
}
