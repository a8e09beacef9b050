namespace Mathesis.Expressions;

/// <summary>Both values of an expression with plus-minus signs; several signs turn together.</summary>
internal static class PlusMinusExpansion
{
    /// <summary>The two values, or null where there is no such sign.</summary>
    public static IReadOnlyList<Expression>? Expand(Expression expression)
    {
        if (!Variables.Any(expression, node => node is Expression.PlusMinus)) return null;
        return [Choose(expression, true), Choose(expression, false)];
    }

    private static Expression Choose(Expression expression, bool plus) => Rewriter.Replace(expression, node => node is not Expression.PlusMinus both ? node
        : both.Left is null ? plus ? both.Right : new Expression.Negative(both.Span, both.Right)
        : new Expression.Binary(both.Span, plus ? Operation.Add : Operation.Subtract, both.Left, both.Right));
}
