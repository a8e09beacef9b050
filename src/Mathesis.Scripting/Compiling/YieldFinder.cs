namespace Mathesis.Scripting;

/// <summary>Finds statements in which a generator waits.</summary>
internal static class YieldFinder
{
    public static bool Contains(Statement statement) => statement switch
    {
        ExpressionStatement { Value: YieldNode } or AssignmentNode { Value: YieldNode } or AugmentedNode { Value: YieldNode } or ReturnNode { Value: YieldNode } => true,
        IfNode node => node.Blocks.Any(block => Contains(block.Body)) || Contains(node.Otherwise),
        WhileNode node => Contains(node.Body) || Contains(node.Otherwise),
        ForNode node => Contains(node.Body) || Contains(node.Otherwise),
        TryNode node => Contains(node.Body) || node.Handlers.Any(handler => Contains(handler.Body)) || Contains(node.Otherwise) || Contains(node.Finally),
        _ => false,
    };

    private static bool Contains(IReadOnlyList<Statement> statements) => statements.Any(Contains);
}
