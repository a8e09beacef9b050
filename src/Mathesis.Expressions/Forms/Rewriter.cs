namespace Mathesis.Expressions;

/// <summary>Replaces parts of expressions.</summary>
internal static class Rewriter
{
    /// <summary>The expression with every part replaced by what a function makes of it, innermost parts first. Parts that stay are shared.</summary>
    public static Expression Replace(Expression expression, Func<Expression, Expression> replace)
    {
        switch (expression)
        {
            case Expression.Negative negative:
                expression = negative with { Operand = Replace(negative.Operand, replace) };
                break;
            case Expression.Binary binary:
                expression = binary with { Left = Replace(binary.Left, replace), Right = Replace(binary.Right, replace) };
                break;
            case Expression.Call call:
                expression = call with { Arguments = [.. call.Arguments.Select(argument => Replace(argument, replace))] };
                break;
            case Expression.Percent percent:
                expression = percent with { Operand = Replace(percent.Operand, replace) };
                break;
            case Expression.Quantity quantity:
                expression = quantity with { Value = Replace(quantity.Value, replace) };
                break;
            case Expression.PlusMinus both:
                expression = both with { Left = both.Left is null ? null : Replace(both.Left, replace), Right = Replace(both.Right, replace) };
                break;
            case Expression.Sequence sequence:
                expression = sequence with { Items = [.. sequence.Items.Select(item => Replace(item, replace))] };
                break;
            case Expression.Chain chain:
                expression = chain with { Operands = [.. chain.Operands.Select(operand => operand is null ? null : Replace(operand, replace))] };
                break;
            case Expression.SetCombination sets:
                expression = sets with { Left = Replace(sets.Left, replace), Right = Replace(sets.Right, replace) };
                break;
            case Expression.Ratio ratio:
                expression = ratio with { Parts = [.. ratio.Parts.Select(part => Replace(part, replace))] };
                break;
            case Expression.Matrix matrix:
                expression = matrix with { Rows = [.. matrix.Rows.Select(row => (IReadOnlyList<Expression>)[.. row.Select(cell => Replace(cell, replace))])] };
                break;
        }
        return replace(expression);
    }
}
