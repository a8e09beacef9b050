namespace Mathesis.Exact;

public readonly partial struct ComplexBall
{
    /// <summary>The negative.</summary>
    public static ComplexBall operator -(ComplexBall a) => new(-a.Real, -a.Imaginary);

    /// <summary>The conjugate.</summary>
    public ComplexBall Conjugate => new(Real, -Imaginary);

    /// <summary>The sum.</summary>
    public static ComplexBall Add(ComplexBall a, ComplexBall b, int precision) => new(Ball.Add(a.Real, b.Real, precision), Ball.Add(a.Imaginary, b.Imaginary, precision));

    /// <summary>The difference.</summary>
    public static ComplexBall Subtract(ComplexBall a, ComplexBall b, int precision) => Add(a, -b, precision);

    /// <summary>The product.</summary>
    public static ComplexBall Multiply(ComplexBall a, ComplexBall b, int precision)
    {
        if (a.IsReal) return Multiply(b, a.Real, precision);
        if (b.IsReal) return Multiply(a, b.Real, precision);
        int working = precision + 4;
        return new ComplexBall(
            Ball.Subtract(Ball.Multiply(a.Real, b.Real, working), Ball.Multiply(a.Imaginary, b.Imaginary, working), precision),
            Ball.Add(Ball.Multiply(a.Real, b.Imaginary, working), Ball.Multiply(a.Imaginary, b.Real, working), precision));
    }

    /// <summary>A real multiple.</summary>
    public static ComplexBall Multiply(ComplexBall a, Ball b, int precision) => new(Ball.Multiply(a.Real, b, precision), Ball.Multiply(a.Imaginary, b, precision));

    /// <summary>The number times i, exactly.</summary>
    public static ComplexBall MultiplyByI(ComplexBall a) => new(-a.Imaginary, a.Real);

    /// <summary>The square.</summary>
    public static ComplexBall Square(ComplexBall a, int precision)
    {
        int working = precision + 4;
        return new ComplexBall(
            Ball.Multiply(Ball.Subtract(a.Real, a.Imaginary, working), Ball.Add(a.Real, a.Imaginary, working), precision),
            Ball.Scale(Ball.Multiply(a.Real, a.Imaginary, precision), 1));
    }

    /// <summary>The quotient; indeterminate when the divisor contains 0.</summary>
    public static ComplexBall Divide(ComplexBall a, ComplexBall b, int precision)
    {
        if (b.IsReal) return new ComplexBall(Ball.Divide(a.Real, b.Real, precision), Ball.Divide(a.Imaginary, b.Real, precision));
        int working = precision + 4;
        Ball norm = Norm(b, working);
        if (norm.Sign != 1) return Indeterminate;
        ComplexBall product = Multiply(a, b.Conjugate, working);
        return new ComplexBall(Ball.Divide(product.Real, norm, precision), Ball.Divide(product.Imaginary, norm, precision));
    }

    /// <summary>An integer power; a negative one takes the reciprocal's.</summary>
    public static ComplexBall Pow(ComplexBall a, long exponent, int precision)
    {
        if (exponent == 0) return One;
        ulong count = exponent < 0 ? 0 - (ulong)exponent : (ulong)exponent;
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(count), working = precision + (2 * bits) + 4;
        ComplexBall result = a;
        for (int bit = bits - 2; bit >= 0; bit--)
        {
            result = Square(result, working);
            if ((count >> bit & 1) != 0) result = Multiply(result, a, working);
        }
        return exponent < 0 ? Divide(One, result, precision) : result.Round(precision);
    }

    /// <summary>The square of the absolute value.</summary>
    public static Ball Norm(ComplexBall a, int precision) => Ball.Add(Ball.Square(a.Real, precision + 4), Ball.Square(a.Imaginary, precision + 4), precision);

    /// <summary>The absolute value.</summary>
    public static Ball Abs(ComplexBall a, int precision)
    {
        if (a.IsReal) return Ball.Abs(a.Real);
        if (a.Real.IsZero) return Ball.Abs(a.Imaginary);
        Ball norm = Norm(a, precision + 4);
        if (norm.Sign == 1) return Ball.Sqrt(norm, precision);
        if (!a.IsFinite) return Ball.Indeterminate;
        // The rectangle may contain 0: from 0 to the sum of the parts' bounds.
        Radius half = Radius.Scale(a.Real.MagnitudeAbove + a.Imaginary.MagnitudeAbove, -1);
        (Integer mantissa, long exponent) = half.Parts;
        return new Ball(mantissa, exponent, half);
    }

    /// <summary>The value of a polynomial, by Horner's rule.</summary>
    public static ComplexBall Evaluate(IntegerPolynomial f, ComplexBall at, int precision)
    {
        ComplexBall value = Zero;
        for (int power = f.Degree; power >= 0; power--) value = Add(Multiply(value, at, precision), f[power], precision);
        return value;
    }
}
