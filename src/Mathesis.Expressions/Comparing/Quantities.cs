namespace Mathesis.Expressions;

/// <summary>Takes units off values.</summary>
internal static class Quantities
{
    /// <summary>The value and the unit of an expression; the unit is null when there is none.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="expected">A unit whose symbol may stand as a variable factor, as m in 5m.</param>
    public static (Expression Value, string? Unit) Split(Expression expression, string? expected = null)
    {
        switch (expression)
        {
            case Expression.Quantity quantity when quantity.Unit is "am" or "pm":
                return (expression, null);
            case Expression.Quantity { Value: Expression.Quantity inner } outer:
                // "$5 per hour": the money, with what it is for.
                return (inner.Value, inner.Unit == "$" && UnitTable.Find(outer.Unit) is ("money", _) ? "$" : inner.Unit + " " + outer.Unit);
            case Expression.Quantity quantity:
                return (quantity.Value, quantity.Unit);
            case Expression.Negative { Operand: Expression.Quantity quantity } negative:
                return (negative with { Operand = quantity.Value }, quantity.Unit);
            case Expression.Binary { Operation: Operation.Multiply, Right: Expression.Quantity factor } product:
                return (product with { Right = factor.Value }, factor.Unit);
            case Expression.Binary { Operation: Operation.Multiply, Right: Expression.Variable name } product when expected is not null && UnitTable.Normalize(name.Name) == UnitTable.Normalize(expected):
                return (product.Left, name.Name);
            case Expression.Binary { Operation: Operation.Multiply, Right: Expression.Variable name } product when expected is not null && UnitTable.Find(name.Name) is (var dimension, _) && UnitTable.Find(expected) is (var other, _) && dimension == other:
                return (product.Left, name.Name);
            default:
                return (expression, null);
        }
    }

    /// <summary>Whether a unit says nothing: units, square units.</summary>
    public static bool IsGeneric(string unit) => UnitTable.Normalize(unit) is "unit" or "square unit" or "cubic unit" or "units" or "unit^2" or "unit^3" or "sq unit";
}
