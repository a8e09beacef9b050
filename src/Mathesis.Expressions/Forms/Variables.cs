namespace Mathesis.Expressions;

/// <summary>Looks through expressions.</summary>
internal static class Variables
{
    /// <summary>The names of the variables, sorted, i and infinity among them.</summary>
    public static SortedSet<string> Of(params ReadOnlySpan<Expression> expressions)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Expression expression in expressions) Visit(expression, node => { if (node is Expression.Variable variable) names.Add(variable.Name); return false; });
        return names;
    }

    /// <summary>Whether a part of the expression has a property.</summary>
    public static bool Any(Expression expression, Func<Expression, bool> property) => Visit(expression, property);

    private static bool Visit(Expression? expression, Func<Expression, bool> property)
    {
        if (expression is null) return false;
        if (property(expression)) return true;
        switch (expression)
        {
            case Expression.Negative negative:
                return Visit(negative.Operand, property);
            case Expression.Percent percent:
                return Visit(percent.Operand, property);
            case Expression.Quantity quantity:
                return Visit(quantity.Value, property);
            case Expression.Binary binary:
                return Visit(binary.Left, property) || Visit(binary.Right, property);
            case Expression.SetCombination sets:
                return Visit(sets.Left, property) || Visit(sets.Right, property);
            case Expression.PlusMinus both:
                return Visit(both.Left, property) || Visit(both.Right, property);
            case Expression.Call call:
                return VisitAll(call.Arguments, property);
            case Expression.Sequence sequence:
                return VisitAll(sequence.Items, property);
            case Expression.Chain chain:
                return VisitAll(chain.Operands, property);
            case Expression.Ratio ratio:
                return VisitAll(ratio.Parts, property);
            case Expression.Matrix matrix:
                return matrix.Rows.Any(row => VisitAll(row, property));
            case Expression.Piecewise pieces:
                return pieces.Pieces.Any(piece => Visit(piece.Value, property) || Visit(piece.Condition, property));
            default:
                return false;
        }
    }

    private static bool VisitAll(IReadOnlyList<Expression?> expressions, Func<Expression, bool> property)
    {
        foreach (Expression? expression in expressions)
        {
            if (Visit(expression, property)) return true;
        }
        return false;
    }
}
