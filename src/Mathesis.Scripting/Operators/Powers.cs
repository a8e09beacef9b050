using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Powers.</summary>
internal static class Powers
{
    public static object OfIntegers(Integer x, Integer y)
    {
        if (y.Sign < 0)
        {
            if (x.IsZero) throw Fault.ZeroDivision("0.0 cannot be raised to a negative power");
            return OfFloats(Number.ToDouble(x), Number.ToDouble(y));
        }
        if (y.IsZero) return Number.Box(1);
        if (x.IsZero || x.IsOne) return Number.Normalize(x);
        if (x == Integer.MinusOne) return Number.Box(y.IsEven ? 1 : -1);
        if (!y.TryToInt64(out long exponent) || exponent > int.MaxValue || x.BitLength > long.MaxValue / exponent)
            throw new LimitError(ScriptLimit.Memory, "the script asked for an integer of too many bits");
        Pay(x, exponent);
        return Number.Normalize(Integer.Pow(x, (int)exponent));
    }

    public static object OfFractions(object a, object b)
    {
        Rational x = Number.ToRational(a), y = Number.ToRational(b);
        if (!y.IsInteger) return OfFloats(Number.ToDouble(a), Number.ToDouble(b));
        if (!y.Numerator.TryToInt64(out long exponent) || Math.Abs(exponent) > int.MaxValue)
            throw new LimitError(ScriptLimit.Memory, "the script asked for a fraction of too many bits");
        if (exponent < 0 && x.IsZero) throw Fault.ZeroDivision("Fraction(1, 0)");
        Pay(x.Numerator, Math.Abs(exponent));
        Pay(x.Denominator, Math.Abs(exponent));
        return exponent < 0 ? Rational.Pow(Rational.Reciprocal(x), (int)-exponent) : Rational.Pow(x, (int)exponent);
    }

    private static void Pay(Integer x, long exponent)
    {
        long limbs = (x.BitLength * exponent / 64) + 1;
        Machine.Current.Allocate(8 * limbs);
        Machine.Current.Charge(limbs * Math.Min(limbs, 200) / 64);
    }

    public static object OfFloats(double x, double y)
    {
        if (x == 0 && y < 0) throw Fault.ZeroDivision("0.0 cannot be raised to a negative power");
        if (x < 0 && double.IsFinite(x) && double.IsFinite(y) && y != Math.Floor(y)) return ComplexArithmetic.Power(x, y);
        double result = Math.Pow(x, y);
        if (double.IsInfinity(result) && double.IsFinite(x) && double.IsFinite(y)) throw new Raised(new ExceptionValue(ExceptionClasses.OverflowError, [Number.Box(34), "Numerical result out of range"]));
        return result;
    }

    /// <summary>pow(x, y, m).</summary>
    public static object Modular(object a, object b, object c)
    {
        if (!Number.IsInteger(a) || !Number.IsInteger(b) || !Number.IsInteger(c)) throw Fault.Type("pow() 3rd argument not allowed unless all arguments are integers");
        Integer x = Number.ToInteger(a), y = Number.ToInteger(b), m = Number.ToInteger(c);
        if (m.IsZero) throw Fault.Value("pow() 3rd argument cannot be 0");
        Integer modulus = Integer.Abs(m);
        if (y.Sign < 0)
        {
            if (!Integer.TryInvert(Arithmetic.Modulo(x, modulus), modulus, out x)) throw Fault.Value("base is not invertible for the given modulus");
            y = -y;
        }
        long limbs = modulus.Magnitude.Length;
        Machine.Current.Charge((long)Math.Min(1e18, (y.BitLength + 1.0) * limbs * limbs / 16));
        Integer result = Integer.ModPow(Arithmetic.Modulo(x, modulus), y, modulus);
        return Number.Normalize(m.Sign < 0 && !result.IsZero ? result + m : result);
    }
}
