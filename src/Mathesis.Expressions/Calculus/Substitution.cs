namespace Mathesis.Expressions;

/// <summary>Puts expressions in place of variables.</summary>
public static class Substitution
{
    /// <summary>The expression with every occurrence of a variable replaced.</summary>
    public static Expression Replace(Expression expression, string variable, Expression value) =>
        Rewriter.Replace(expression, node => node is Expression.Variable named && named.Name == variable ? value : node);
}
