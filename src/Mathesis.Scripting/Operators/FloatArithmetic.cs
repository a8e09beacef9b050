namespace Mathesis.Scripting;

/// <summary>Arithmetic on floats.</summary>
internal static class FloatArithmetic
{
    public static object? Binary(BinaryOperator operation, double x, double y)
    {
        switch (operation)
        {
            case BinaryOperator.Add: return x + y;
            case BinaryOperator.Subtract: return x - y;
            case BinaryOperator.Multiply: return x * y;
            case BinaryOperator.Divide: return y == 0 ? throw Fault.ZeroDivision("float division by zero") : x / y;
            case BinaryOperator.Power: return Powers.OfFloats(x, y);
            case BinaryOperator.FloorDivide: return y == 0 ? throw Fault.ZeroDivision("float floor division by zero") : DivRem(x, y).Quotient;
            case BinaryOperator.Modulo: return y == 0 ? throw Fault.ZeroDivision("float modulo") : DivRem(x, y).Remainder;
            default: return null;
        }
    }

    /// <summary>Floor quotient and remainder, as CPython computes them.</summary>
    public static (double Quotient, double Remainder) DivRem(double x, double y)
    {
        double remainder = x % y;
        double quotient = (x - remainder) / y;
        if (remainder != 0)
        {
            if (y < 0 != remainder < 0)
            {
                remainder += y;
                quotient -= 1;
            }
        }
        else
        {
            remainder = Math.CopySign(0, y);
        }
        if (quotient == 0) return (Math.CopySign(0, x / y), remainder);
        double floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder);
    }
}
