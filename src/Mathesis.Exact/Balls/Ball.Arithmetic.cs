namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The negative.</summary>
    public static Ball operator -(Ball a) => new(-a.Mantissa, a.Exponent, a.Radius);

    /// <summary>The absolute value.</summary>
    public static Ball Abs(Ball a)
    {
        if (a.Sign is int sign) return sign < 0 ? -a : a;
        if (!a.IsFinite) return a;
        // [0, |mid| + radius]
        Radius half = Radius.Scale(a.MagnitudeAbove, -1);
        (Integer mantissa, long exponent) = half.Parts;
        return new Ball(mantissa, exponent, half);
    }

    /// <summary>The sum.</summary>
    public static Ball Add(Ball a, Ball b, int precision)
    {
        Radius radius = a.Radius + b.Radius;
        if (radius.IsInfinite) return Indeterminate;
        if (a.Mantissa.IsZero) return Round(b.Mantissa, b.Exponent, radius, precision);
        if (b.Mantissa.IsZero) return Round(a.Mantissa, a.Exponent, radius, precision);
        if (a.Top < b.Top) (a, b) = (b, a);
        // A number far below the last bit that is kept is part of the error.
        if (a.Top - b.Top > precision + 8L && a.Exponent - b.Top > 0)
            return Round(a.Mantissa, a.Exponent, radius + Radius.Above(b.Mantissa, b.Exponent), precision);
        long exponent = Math.Min(a.Exponent, b.Exponent);
        Integer sum = (a.Mantissa << checked((int)(a.Exponent - exponent))) + (b.Mantissa << checked((int)(b.Exponent - exponent)));
        return Round(sum, exponent, radius, precision);
    }

    /// <summary>The difference.</summary>
    public static Ball Subtract(Ball a, Ball b, int precision) => Add(a, -b, precision);

    /// <summary>The product.</summary>
    public static Ball Multiply(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || !b.IsFinite) return Indeterminate;
        Radius radius = default;
        if (!b.IsExact) radius += Radius.Above(a.Mantissa, a.Exponent) * b.Radius;
        if (!a.IsExact) radius += a.Radius * b.MagnitudeAbove;
        return Bounded(Round(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent, radius, precision));
    }

    /// <summary>The square.</summary>
    public static Ball Square(Ball a, int precision)
    {
        if (!a.IsFinite) return Indeterminate;
        Radius radius = a.IsExact ? default : a.Radius * (Radius.Scale(Radius.Above(a.Mantissa, a.Exponent), 1) + a.Radius);
        return Bounded(Round(Integer.Square(a.Mantissa), 2 * a.Exponent, radius, precision));
    }

    /// <summary>The quotient; indeterminate when the divisor contains 0.</summary>
    public static Ball Divide(Ball a, Ball b, int precision)
    {
        if (!a.IsFinite || b.ContainsZero) return Indeterminate;
        if (a.IsZero) return Zero;
        // One bit more than the precision, rounded towards zero.
        long shift = Math.Max(0, precision + 1 - (a.Mantissa.BitLength - b.Mantissa.BitLength));
        (Integer quotient, Integer rest) = Integer.DivRem(a.Mantissa << checked((int)shift), b.Mantissa);
        long exponent = a.Exponent - b.Exponent - shift;
        Radius radius = rest.IsZero ? default : Radius.PowerOfTwo(exponent);
        if (!a.IsExact || !b.IsExact)
        {
            // |x/y - a/b| <= (|a/b| rb + ra) / (|b| - rb)
            Radius magnitude = Radius.Above(quotient, exponent) + Radius.PowerOfTwo(exponent);
            radius += ((magnitude * b.Radius) + a.Radius) / b.MagnitudeBelow;
        }
        return Bounded(Round(quotient, exponent, radius, precision));
    }

    /// <summary>An integer power; a negative one takes the reciprocal's.</summary>
    public static Ball Pow(Ball a, long exponent, int precision)
    {
        if (exponent == 0) return One;
        ulong count = exponent < 0 ? 0 - (ulong)exponent : (ulong)exponent;
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(count);
        // The relative error grows at most as the exponent.
        int working = precision + bits + 4;
        if (exponent < 0) return Divide(One, Pow(a, count, bits, working), precision);
        return Pow(a, count, bits, working).Round(precision);
    }

    /// <summary>The square root; indeterminate when the ball has numbers below 0.</summary>
    public static Ball Sqrt(Ball a, int precision)
    {
        if (a.IsZero) return Zero;
        if (a.Sign != 1) return Indeterminate;
        long shift = Math.Max(0, (2L * precision) + 2 - a.Mantissa.BitLength);
        if (((a.Exponent - shift) & 1) != 0) shift++;
        Integer scaled = a.Mantissa << checked((int)shift);
        Integer root = Integer.Sqrt(scaled);
        long exponent = (a.Exponent - shift) / 2;
        Radius radius = Integer.Square(root) == scaled ? default : Radius.PowerOfTwo(exponent);
        // |sqrt(x) - sqrt(m)| = |x - m| / (sqrt(x) + sqrt(m)) <= r / sqrt(m)
        if (!a.IsExact) radius += a.Radius / Radius.Below(root, exponent);
        return Round(root, exponent, radius, precision);
    }

    /// <summary>The real root of a degree; of balls with numbers below 0 only for odd degrees.</summary>
    /// <param name="a">The number.</param>
    /// <param name="degree">At least 1.</param>
    /// <param name="precision">Bits.</param>
    public static Ball Root(Ball a, int degree, int precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        if (degree == 1) return a.Round(precision);
        if (degree == 2) return Sqrt(a, precision);
        if (a.IsZero) return Zero;
        if (a.Sign is not int sign || (sign < 0 && degree % 2 == 0)) return Indeterminate;
        if (sign < 0) return -Root(-a, degree, precision);
        if (degree > 64) return Exp(Divide(Log(a, precision + 40), degree, precision + 40), precision);
        long shift = Math.Max(0, ((long)degree * (precision + 2)) - a.Mantissa.BitLength);
        shift += (((a.Exponent - shift) % degree) + degree) % degree;
        Integer scaled = a.Mantissa << checked((int)shift);
        Integer root = Integer.Root(scaled, degree);
        long exponent = (a.Exponent - shift) / degree;
        Radius radius = Integer.Pow(root, degree) == scaled ? default : Radius.PowerOfTwo(exponent);
        // The derivative x^(1/d) / (d x) falls: at most m^(1/d) r / (d (m - r)) on a ball that is positive.
        if (!a.IsExact) radius += (Radius.Above(root, exponent) + Radius.PowerOfTwo(exponent)) * a.Radius / a.MagnitudeBelow;
        return Round(root, exponent, radius, precision);
    }

    private static Ball Pow(Ball a, ulong count, int bits, int precision)
    {
        Ball result = a.Round(precision);
        for (int bit = bits - 2; bit >= 0; bit--)
        {
            result = Square(result, precision);
            if ((count >> bit & 1) != 0) result = Multiply(result, a, precision);
        }
        return result;
    }

    /// <summary>Numbers with exponents beyond the limit are not represented.</summary>
    private static Ball Bounded(Ball a)
    {
        if (a.IsZero) return a;
        if (a.Top > ExponentLimit || (a.Radius.Top > ExponentLimit)) return Indeterminate;
        // Below 2^-limit only the bound is kept.
        return a.Top < -ExponentLimit ? new Ball(Integer.Zero, 0, Radius.Max(a.MagnitudeAbove, Radius.PowerOfTwo(-ExponentLimit))) : a;
    }
}
