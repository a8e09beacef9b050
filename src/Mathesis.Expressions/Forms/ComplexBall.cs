using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>A rectangle of complex numbers; a real number has an imaginary part that is exactly 0. Functions have their principal values.</summary>
/// <param name="Re">The real part.</param>
/// <param name="Im">The imaginary part.</param>
internal readonly record struct ComplexBall(Ball Re, Ball Im)
{
    /// <summary>The largest binary exponent that is computed with.</summary>
    private const long TopLimit = 20_000;

    /// <summary>Nothing known.</summary>
    public static ComplexBall Indeterminate => new(Ball.Indeterminate, Ball.Indeterminate);

    /// <summary>Whether this is a real number for certain.</summary>
    public bool IsReal => Im.IsZero;

    /// <summary>Whether both parts are bounded and of a size to compute with.</summary>
    public bool IsFinite => Re.IsFinite && Im.IsFinite && Re.Top < TopLimit && Im.Top < TopLimit && Re.Radius.Top < TopLimit && Im.Radius.Top < TopLimit;

    /// <summary>Whether 0 is in it.</summary>
    public bool ContainsZero => Re.ContainsZero && Im.ContainsZero;

    /// <summary>A real number.</summary>
    public static ComplexBall Of(Ball real) => new(real, Ball.Zero);

    public static ComplexBall operator -(ComplexBall a) => new(-a.Re, -a.Im);

    public static ComplexBall Add(ComplexBall a, ComplexBall b, int bits) => new(Ball.Add(a.Re, b.Re, bits), Ball.Add(a.Im, b.Im, bits));

    public static ComplexBall Subtract(ComplexBall a, ComplexBall b, int bits) => Add(a, -b, bits);

    public static ComplexBall Multiply(ComplexBall a, ComplexBall b, int bits)
    {
        if (a.IsReal && b.IsReal) return Of(Ball.Multiply(a.Re, b.Re, bits));
        return new ComplexBall(
            Ball.Subtract(Ball.Multiply(a.Re, b.Re, bits), Ball.Multiply(a.Im, b.Im, bits), bits),
            Ball.Add(Ball.Multiply(a.Re, b.Im, bits), Ball.Multiply(a.Im, b.Re, bits), bits));
    }

    public static ComplexBall Divide(ComplexBall a, ComplexBall b, int bits)
    {
        if (b.IsReal) return b.Re.ContainsZero ? Indeterminate : new ComplexBall(Ball.Divide(a.Re, b.Re, bits), a.IsReal ? Ball.Zero : Ball.Divide(a.Im, b.Re, bits));
        Ball norm = Ball.Add(Ball.Square(b.Re, bits), Ball.Square(b.Im, bits), bits);
        if (norm.ContainsZero) return Indeterminate;
        ComplexBall product = Multiply(a, b with { Im = -b.Im }, bits);
        return new ComplexBall(Ball.Divide(product.Re, norm, bits), Ball.Divide(product.Im, norm, bits));
    }

    public static ComplexBall Exp(ComplexBall z, int bits)
    {
        if (!z.IsFinite || z.Re.Top > 14 || z.Im.Top > 200) return Indeterminate;
        Ball size = Ball.Exp(z.Re, bits);
        if (z.IsReal) return Of(size);
        (Ball sin, Ball cos) = Ball.SinCos(z.Im, bits);
        return new ComplexBall(Ball.Multiply(size, cos, bits), Ball.Multiply(size, sin, bits));
    }

    public static ComplexBall Log(ComplexBall z, int bits)
    {
        if (!z.IsFinite || z.ContainsZero) return Indeterminate;
        if (z.IsReal) return z.Re.Sign == 1 ? Of(Ball.Log(z.Re, bits)) : new ComplexBall(Ball.Log(-z.Re, bits), Constants.Pi(bits));
        Ball norm = Ball.Add(Ball.Square(z.Re, bits), Ball.Square(z.Im, bits), bits);
        return new ComplexBall(Ball.Scale(Ball.Log(norm, bits), -1), Ball.Atan2(z.Im, z.Re, bits));
    }

    public static ComplexBall Sqrt(ComplexBall z, int bits)
    {
        if (!z.IsFinite) return Indeterminate;
        if (z.IsReal)
        {
            return z.Re.Sign switch
            {
                >= 0 => Of(Ball.Sqrt(z.Re, bits)),
                < 0 => new ComplexBall(Ball.Zero, Ball.Sqrt(-z.Re, bits)),
                _ => Indeterminate,
            };
        }
        return z.ContainsZero ? Indeterminate : Exp(Half(Log(z, bits)), bits);
    }

    /// <summary>A rational power; of a negative real number with an odd root the real one.</summary>
    public static ComplexBall Pow(ComplexBall z, Rational exponent, int bits)
    {
        if (!z.IsFinite || !exponent.Numerator.TryToInt64(out long count) || Math.Abs(count) > 100_000) return Indeterminate;
        if (exponent.IsInteger) return PowInteger(z, count, bits);
        if (exponent.Denominator == 2) return PowInteger(Sqrt(z, bits), count, bits);
        if (z.IsReal && z.Re.IsZero) return count > 0 ? z : Indeterminate;
        if (z.IsReal && z.Re.Sign == -1 && !exponent.Denominator.IsEven)
        {
            ComplexBall power = Pow(-z, exponent, bits);
            return exponent.Numerator.IsEven ? power : -power;
        }
        return Exp(Multiply(Of(Ball.Of(exponent, bits)), Log(z, bits), bits), bits);
    }

    public static (ComplexBall Sin, ComplexBall Cos) SinCos(ComplexBall z, int bits)
    {
        if (!z.IsFinite || z.Re.Top > 200 || z.Im.Top > 14) return (Indeterminate, Indeterminate);
        (Ball sin, Ball cos) = Ball.SinCos(z.Re, bits);
        if (z.IsReal) return (Of(sin), Of(cos));
        Ball cosh = Ball.Cosh(z.Im, bits), sinh = Ball.Sinh(z.Im, bits);
        return (new ComplexBall(Ball.Multiply(sin, cosh, bits), Ball.Multiply(cos, sinh, bits)), new ComplexBall(Ball.Multiply(cos, cosh, bits), -Ball.Multiply(sin, sinh, bits)));
    }

    /// <summary>The absolute value.</summary>
    public static ComplexBall Abs(ComplexBall z, int bits) =>
        z.IsReal ? Of(Ball.Abs(z.Re)) : Sqrt(Of(Ball.Add(Ball.Square(z.Re, bits), Ball.Square(z.Im, bits), bits)), bits);

    private static ComplexBall Half(ComplexBall z) => new(Ball.Scale(z.Re, -1), Ball.Scale(z.Im, -1));

    private static ComplexBall PowInteger(ComplexBall z, long count, int bits)
    {
        if (z.IsReal)
        {
            if (count < 0 && z.Re.ContainsZero) return Indeterminate;
            if (!z.Re.Mantissa.IsZero && (z.Re.Top is > 1000 or < -1000) && Math.Abs(count) > 100) return Indeterminate;
            return count == 0 ? Of(Ball.One) : Of(Ball.Pow(z.Re, count, bits));
        }
        if (count < 0) return Divide(Of(Ball.One), PowInteger(z, -count, bits), bits);
        ComplexBall result = Of(Ball.One);
        for (long k = count; k > 0; k >>= 1)
        {
            if ((k & 1) != 0) result = Multiply(result, z, bits);
            if (k > 1) z = Multiply(z, z, bits);
            if (!z.IsFinite) return Indeterminate;
        }
        return result;
    }
}
