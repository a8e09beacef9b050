using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Powers, roots and logarithms of rational numbers where they are rational.</summary>
internal static class RationalPowers
{
    /// <summary>The most bits of an exact power.</summary>
    public const long BitLimit = 1 << 25;

    /// <summary>The real root, or null when it is irrational.</summary>
    public static Rational? Root(Rational x, int degree)
    {
        if (x.Sign < 0 && degree % 2 == 0) throw new InputError($"an even root of {x} is not real", expected: "expected a number that is not negative");
        if (RootOf(x.Numerator, degree) is not Integer numerator || RootOf(x.Denominator, degree) is not Integer denominator) return null;
        return new Rational(numerator, denominator);
    }

    /// <summary>x^y, or null when it is irrational.</summary>
    public static Rational? Power(Rational x, Rational y)
    {
        if (y.IsZero) return Rational.One;
        if (x.IsZero) return y.Sign > 0 ? x : throw new InputError("a negative power of 0", expected: "expected another base");
        if (x.IsInteger && x.Numerator.IsOne) return x;
        if (!y.IsInteger)
        {
            if (x.Sign < 0) throw new InputError($"the power {y} of a negative number is not real", expected: "expected an integer exponent; roots of negative numbers are cbrt(x) and root(x, n)");
            if (!y.Denominator.TryToInt64(out long degree) || degree > int.MaxValue || RootOf(x.Numerator, (int)degree) is null) return null;
            return Root(x, (int)degree) is Rational root ? Power(root, y.Numerator) : null;
        }
        if (x == -1) return y.Numerator.IsEven ? Rational.One : x;
        long bits = Math.Max(x.Numerator.BitLength, x.Denominator.BitLength) - 1;
        if (!y.Numerator.TryToInt64(out long exponent) || Math.Abs(exponent) > BitLimit || bits * Math.Abs(exponent) > BitLimit)
            throw new InputError("a power is too long to be written", expected: $"expected at most {BitLimit} binary digits");
        return Rational.Pow(x, (int)exponent);
    }

    /// <summary>The y with radix^y = x when it is rational with a small denominator, else null.</summary>
    public static Rational? Logarithm(Rational x, Rational radix)
    {
        if (x.Sign <= 0) throw new InputError($"the logarithm of {x} is not real", expected: "expected a number above 0");
        if (radix.Sign <= 0 || radix == Rational.One) throw new InputError($"logarithms have no base {radix}", expected: "expected a positive base other than 1");
        if (x == Rational.One) return Rational.Zero;
        // A quotient of small numbers near the real value is the value or there is none; powers decide.
        double estimate = LogarithmOf(x) / LogarithmOf(radix);
        for (int q = 1; q <= 64; q++)
        {
            double p = Math.Round(estimate * q);
            if (Math.Abs((estimate * q) - p) > 1e-9 * Math.Max(1, Math.Abs(p))) continue;
            if (Math.Abs(p) * SizeOf(radix) > BitLimit || (double)q * SizeOf(x) > BitLimit) return null;
            if (Rational.Pow(radix, (int)p) == Rational.Pow(x, q)) return new Rational((Integer)p, q);
        }
        return null;
    }

    private static double LogarithmOf(Rational x) => Ball.Log(Ball.Of(x, 64), 64).ToDouble();

    private static long SizeOf(Rational x) => Math.Max(x.Numerator.BitLength, x.Denominator.BitLength);

    private static Integer? RootOf(Integer a, int degree)
    {
        if (a.IsZero || a.IsOne) return a;
        if (degree > a.BitLength) return a == Integer.MinusOne && degree % 2 == 1 ? a : null;
        var root = Integer.Root(a, degree);
        return Integer.Pow(root, degree) == a ? root : null;
    }
}
