using Mathesis.Core;

namespace Mathesis.Exact;

public sealed partial class RealAlgebraicNumber
{
    /// <summary>The number itself.</summary>
    public static RealAlgebraicNumber operator +(RealAlgebraicNumber a) => a;

    /// <summary>The negative.</summary>
    public static RealAlgebraicNumber operator -(RealAlgebraicNumber a) => a.Affine(-1, 0);

    /// <summary>The sum: the root of the composed sum of the minimal polynomials where the intervals' sum is.</summary>
    public static RealAlgebraicNumber operator +(RealAlgebraicNumber a, RealAlgebraicNumber b)
    {
        if (a.TryToRational(out Rational left)) return b.Affine(1, left);
        if (b.TryToRational(out Rational right)) return a.Affine(1, right);
        return Choose(
            PowerSums.ComposedSum(a.MinimalPolynomial, b.MinimalPolynomial),
            () => (a.interval.Low + b.interval.Low, a.interval.High + b.interval.High),
            () => NarrowBoth(a, b));
    }

    /// <summary>The difference.</summary>
    public static RealAlgebraicNumber operator -(RealAlgebraicNumber a, RealAlgebraicNumber b) => a.Equals(b) ? Zero : a + -b;

    /// <summary>The product: the root of the composed product of the minimal polynomials where the intervals' product is.</summary>
    public static RealAlgebraicNumber operator *(RealAlgebraicNumber a, RealAlgebraicNumber b)
    {
        if (a.TryToRational(out Rational left)) return b.Affine(left, 0);
        if (b.TryToRational(out Rational right)) return a.Affine(right, 0);
        if (a.Equals(b)) return a.Pow(2);
        return Choose(
            PowerSums.ComposedProduct(a.MinimalPolynomial, b.MinimalPolynomial),
            () => Product(a.interval.Low, a.interval.High, b.interval.Low, b.interval.High),
            () => NarrowBoth(a, b));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static RealAlgebraicNumber operator /(RealAlgebraicNumber a, RealAlgebraicNumber b) => a * b.Reciprocal();

    /// <summary>The reciprocal: a root of the reversed minimal polynomial.</summary>
    /// <exception cref="DivideByZeroException">The number is 0.</exception>
    public RealAlgebraicNumber Reciprocal()
    {
        if (TryToRational(out Rational value)) return Rational.Reciprocal(value);
        RootInterval nonZero = AwayFromZero();
        return new RealAlgebraicNumber(MinimalPolynomial.Reverse().PrimitivePart(), new RootInterval(Rational.Reciprocal(nonZero.High), Rational.Reciprocal(nonZero.Low)));
    }

    /// <summary>The absolute value.</summary>
    public RealAlgebraicNumber Abs() => Sign < 0 ? -this : this;

    /// <summary>A power; a negative exponent takes the reciprocal's.</summary>
    /// <exception cref="DivideByZeroException">A negative power of 0.</exception>
    public RealAlgebraicNumber Pow(int exponent)
    {
        if (TryToRational(out Rational value)) return Rational.Pow(value, exponent);
        if (exponent < 0) return Reciprocal().Pow(checked(-exponent));
        // x^n modulo the minimal polynomial, then the value of that at the number.
        RationalPolynomial result = 1, x = RationalPolynomial.X;
        for (int bit = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)exponent); bit >= 0; bit--)
        {
            result = RationalPolynomial.DivRem(result * result, MinimalPolynomial).Remainder;
            if ((exponent >> bit & 1) != 0) result = RationalPolynomial.DivRem(result * x, MinimalPolynomial).Remainder;
        }
        return Evaluate(result);
    }

    /// <summary>The real root of a degree: of odd degree with the number's sign, of even degree not negative.</summary>
    /// <param name="degree">At least 1.</param>
    /// <exception cref="InputError">An even root of a negative number.</exception>
    public RealAlgebraicNumber Root(int degree)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        int sign = Sign;
        if (sign == 0 || degree == 1) return this;
        if (sign < 0 && degree % 2 == 0) throw new InputError("a negative number has no real root of even degree", expected: "expected a number that is not negative");
        if (sign < 0) return -(-this).Root(degree);
        var inflated = new Integer[(Degree * degree) + 1];
        for (int i = 0; i <= Degree; i++) inflated[i * degree] = MinimalPolynomial[i];
        // The candidates' powers are compared with the number's interval.
        RealAlgebraicNumber[] candidates = [.. RootsOf(IntegerPolynomial.Own(inflated)).Where(root => root.Sign > 0)];
        while (true)
        {
            RootInterval current = interval;
            RealAlgebraicNumber[] matching = [.. candidates.Where(root => Rational.Pow(root.interval.Low, degree) <= current.High && Rational.Pow(root.interval.High, degree) >= current.Low)];
            if (matching.Length == 1) return matching[0];
            HalveInterval();
            foreach (RealAlgebraicNumber candidate in matching) candidate.HalveInterval();
        }
    }

    /// <summary>a x + b for rational a and b.</summary>
    private RealAlgebraicNumber Affine(Rational scale, Rational shift)
    {
        if (TryToRational(out Rational value)) return (value * scale) + shift;
        if (scale.IsZero) return shift;
        // f((x - b) / a) with the denominators cleared.
        var inner = new RationalPolynomial(-shift / scale, Rational.Reciprocal(scale));
        IntegerPolynomial image = ((RationalPolynomial)MinimalPolynomial).Compose(inner).Numerator.PrimitivePart();
        RootInterval current = interval;
        Rational first = (current.Low * scale) + shift, second = (current.High * scale) + shift;
        return new RealAlgebraicNumber(image, scale.Sign > 0 ? new RootInterval(first, second) : new RootInterval(second, first));
    }

    /// <summary>The interval narrowed until 0 is neither in it nor an end.</summary>
    private RootInterval AwayFromZero()
    {
        while (true)
        {
            RootInterval current = interval;
            if (current.Low.Sign > 0 || current.High.Sign < 0) return current;
            HalveInterval();
        }
    }

    private static void NarrowBoth(RealAlgebraicNumber a, RealAlgebraicNumber b)
    {
        a.HalveInterval();
        if (!ReferenceEquals(a, b)) b.HalveInterval();
    }
}
