using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Arithmetic on numbers of any kind.</summary>
internal static class Arithmetic
{
    /// <summary>An operator at the wider kind of its operands; null if that kind has no such operator.</summary>
    public static object? Binary(BinaryOperator operation, object a, object b, int rank) => rank switch
    {
        0 => OnIntegers(operation, a, b),
        1 => OnFractions(operation, a, b),
        2 => FloatArithmetic.Binary(operation, Number.ToDouble(a), Number.ToDouble(b)),
        _ => ComplexArithmetic.Binary(operation, Number.ToComplex(a), Number.ToComplex(b)),
    };

    public static object? Unary(UnaryOperator operation, object value) => (operation, value) switch
    {
        (UnaryOperator.Plus, bool or long or Integer) => Number.Normalize(Number.ToInteger(value)),
        (UnaryOperator.Minus, bool or long or Integer) => Number.Normalize(-Number.ToInteger(value)),
        (UnaryOperator.Invert, bool or long or Integer) => Number.Normalize(~Number.ToInteger(value)),
        (UnaryOperator.Plus, double or Rational or Complex) => value,
        (UnaryOperator.Minus, double number) => -number,
        (UnaryOperator.Minus, Rational rational) => -rational,
        (UnaryOperator.Minus, Complex complex) => -complex,
        _ => null,
    };

    private static object? OnIntegers(BinaryOperator operation, object a, object b)
    {
        if (a is bool p && b is bool q)
        {
            switch (operation)
            {
                case BinaryOperator.And: return Number.Box(p & q);
                case BinaryOperator.Or: return Number.Box(p | q);
                case BinaryOperator.Xor: return Number.Box(p ^ q);
            }
        }
        if (a is long i && b is long j)
        {
            switch (operation)
            {
                case BinaryOperator.And: return Number.Box(i & j);
                case BinaryOperator.Or: return Number.Box(i | j);
                case BinaryOperator.Xor: return Number.Box(i ^ j);
                case BinaryOperator.RightShift when j >= 0: return Number.Box(j > 63 ? i >> 63 : i >> (int)j);
                case BinaryOperator.LeftShift when j is >= 0 and < 64 && i << (int)j >> (int)j == i: return Number.Box(i << (int)j);
            }
        }
        Integer x = Number.ToInteger(a), y = Number.ToInteger(b);
        Charge(x, y, operation);
        switch (operation)
        {
            case BinaryOperator.Add: return Number.Normalize(x + y);
            case BinaryOperator.Subtract: return Number.Normalize(x - y);
            case BinaryOperator.Multiply: return Number.Normalize(x * y);
            case BinaryOperator.And: return Number.Normalize(x & y);
            case BinaryOperator.Or: return Number.Normalize(x | y);
            case BinaryOperator.Xor: return Number.Normalize(x ^ y);
            case BinaryOperator.FloorDivide:
                if (y.IsZero) throw Fault.ZeroDivision("integer division or modulo by zero");
                return Number.Normalize(Integer.FloorDivRem(x, y).Quotient);
            case BinaryOperator.Modulo:
                if (y.IsZero) throw Fault.ZeroDivision("integer modulo by zero");
                return Number.Normalize(Modulo(x, y));
            case BinaryOperator.Divide:
                return Divide(a, b);
            case BinaryOperator.Power:
                return Powers.OfIntegers(x, y);
            case BinaryOperator.LeftShift:
                return Shift(x, y, left: true);
            case BinaryOperator.RightShift:
                return Shift(x, y, left: false);
            default:
                return null;
        }
    }

    /// <summary>The remainder with the sign of the divisor.</summary>
    public static Integer Modulo(Integer x, Integer y)
    {
        Integer remainder = x % y;
        return !remainder.IsZero && remainder.Sign != y.Sign ? remainder + y : remainder;
    }

    /// <summary>The quotient of integers as a float, rounded once.</summary>
    public static double Divide(object a, object b)
    {
        const long exact = 1L << 53;
        if (a is long i && b is long j && j != 0 && Math.Abs((double)i) <= exact && Math.Abs((double)j) <= exact) return i / (double)j;
        Integer x = Number.ToInteger(a), y = Number.ToInteger(b);
        if (y.IsZero) throw Fault.ZeroDivision("division by zero");
        double quotient = (double)new Rational(x, y);
        return double.IsInfinity(quotient) ? throw Fault.Overflow("integer division result too large for a float") : quotient;
    }

    /// <summary>Counts the work and the memory of an operation on long integers.</summary>
    public static void Charge(Integer x, Integer y, BinaryOperator operation)
    {
        long limbsOfX = x.Magnitude.Length, limbsOfY = y.Magnitude.Length;
        if (limbsOfX + limbsOfY <= 4) return;
        Machine machine = Machine.Current;
        machine.Allocate(8 * (limbsOfX + limbsOfY + 8));
        bool isHard = operation is BinaryOperator.Multiply or BinaryOperator.FloorDivide or BinaryOperator.Modulo or BinaryOperator.Divide or BinaryOperator.Power;
        // About the time of one loop turn for 64 limb products, up to the size where faster algorithms take over.
        machine.Charge(isHard ? Math.Max(limbsOfX, limbsOfY) * Math.Min(Math.Min(limbsOfX, limbsOfY), 200) / 64 : (limbsOfX + limbsOfY) / 64);
    }

    private static object Shift(Integer x, Integer y, bool left)
    {
        if (y.Sign < 0) throw Fault.Value("negative shift count");
        if (x.IsZero) return Number.Box(0);
        if (!y.TryToInt64(out long places) || places > int.MaxValue)
        {
            if (!left) return Number.Box(x.Sign < 0 ? -1 : 0);
            throw places > 0 ? new LimitError(ScriptLimit.Memory, "the script asked for an integer of too many bits") : Fault.Overflow("too many digits in integer");
        }
        if (left) Machine.Current.Allocate((places / 8) + 8);
        return Number.Normalize(left ? x << (int)places : FloorShift(x, (int)places));
    }

    private static Integer FloorShift(Integer x, int places) => x.Sign < 0 ? ~(~x >> places) : x >> places;

    private static object? OnFractions(BinaryOperator operation, object a, object b)
    {
        if (operation == BinaryOperator.Power) return Powers.OfFractions(a, b);
        Rational x = Number.ToRational(a), y = Number.ToRational(b);
        Charge(x.Numerator * x.Denominator, y.Numerator * y.Denominator, BinaryOperator.Multiply);
        if (operation is BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo && y.IsZero)
            throw Fault.ZeroDivision(operation == BinaryOperator.Divide ? $"Fraction({x.Numerator * y.Denominator}, 0)" : "integer division or modulo by zero");
        return operation switch
        {
            BinaryOperator.Add => x + y,
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply => x * y,
            BinaryOperator.Divide => x / y,
            BinaryOperator.FloorDivide => Number.Normalize(Rational.Floor(x / y)),
            BinaryOperator.Modulo => x - (y * Rational.Floor(x / y)),
            _ => null,
        };
    }
}
