namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The exponential function; indeterminate beyond e^(2^39).</summary>
    public static Ball Exp(Ball x, int precision)
    {
        if (!x.IsFinite) return x;
        if (x.IsZero) return One;
        if (x.Top > 39 || x.Radius.Top > 6)
            // Far on the left only the bound is kept.
            return x.Sign == -1 && x.Top > 39 && x.Radius.Top < x.Top - 1
                ? new Ball(Integer.Zero, 0, Radius.PowerOfTwo(-ExponentLimit / 4)) : Indeterminate;
        Ball value = ExpOfMidpoint(x.Mantissa, x.Exponent, precision + 2);
        // |e^(m + d) - e^m| <= e^m (e^r - 1)
        if (!x.IsExact) value = value.Widen(value.MagnitudeAbove * ExpMinusOneAbove(x.Radius));
        return value.Round(precision);
    }

    /// <summary>e^x - 1, accurate near 0.</summary>
    public static Ball ExpMinusOne(Ball x, int precision)
    {
        if (x.IsZero) return Zero;
        long extra = Math.Max(0, -x.Top);
        // e^x - 1 = x + x^2/2 + ..., the rest after two terms below |x|^3 / 3 for |x| <= 1/2.
        if (extra > precision / 2 && x.Radius.Top < -1)
        {
            Ball two = Add(x, Scale(Square(x, precision), -1), precision);
            Radius size = x.MagnitudeAbove;
            return two.Widen(size * size * size);
        }
        return Subtract(Exp(x, checked((int)(precision + extra + 2))), One, precision);
    }

    /// <summary>The hyperbolic sine.</summary>
    public static Ball Sinh(Ball x, int precision)
    {
        // (e^x - 1 + 1 - e^-x) / 2 with u = e^x - 1: (u + u / (1 + u)) / 2
        Ball u = ExpMinusOne(x, precision + 4);
        return Scale(Add(u, Divide(u, Add(u, One, precision + 4), precision + 4), precision), -1);
    }

    /// <summary>The hyperbolic cosine.</summary>
    public static Ball Cosh(Ball x, int precision)
    {
        Ball e = Exp(x, precision + 4);
        return Scale(Add(e, Divide(One, e, precision + 4), precision), -1);
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static Ball Tanh(Ball x, int precision)
    {
        if (x.Sign == -1) return -Tanh(-x, precision);
        // 1 - 2 / (e^2x + 1) is within 2 e^-2x of 1.
        if (x.Sign == 1 && x.Top > 39) return x.Radius.Top < x.Top - 1 ? One.Widen(Radius.PowerOfTwo(-ExponentLimit / 4)) : Zero.Widen(Radius.PowerOfTwo(0));
        // With u = e^2x - 1: u / (u + 2)
        Ball u = ExpMinusOne(Scale(x, 1), precision + 4);
        return Divide(u, Add(u, 2, precision + 4), precision);
    }

    /// <summary>An upper bound of e^r - 1, for r below 64.</summary>
    private static Radius ExpMinusOneAbove(Radius r)
    {
        // e^r - 1 <= r + r^2 for r <= 1
        if (r.Top <= 0) return r + (r * r);
        Radius bound = Radius.PowerOfTwo(0);
        for (double left = r.ToDouble(); left > 0; left--) bound *= Radius.Units(3, 0);
        return bound;
    }

    /// <summary>e^(mantissa 2^exponent) with about that many accurate bits, for numbers below 2^39.</summary>
    private static Ball ExpOfMidpoint(Integer mantissa, long exponent, int precision)
    {
        var x = new Ball(mantissa, exponent, Radius.Zero);
        // |e^x - 1 - x| <= x^2
        if (2 * x.Top < -precision) return Add(One, x, precision).Widen(Radius.PowerOfTwo(2 * x.Top));
        int halvings = (int)(2 * Math.Cbrt(precision));
        int working = precision + halvings + 12;
        long multiple = 0;
        Ball t = x;
        if (x.Top > -1)
        {
            multiple = (long)Math.Round(x.ToDouble() / 0.69314718055994531);
            int needed = working + (int)Math.Max(0, x.Top) + 4;
            t = Subtract(x, Multiply(multiple, Constants.LogarithmOf2(needed), needed), needed);
        }
        halvings = (int)Math.Max(0, halvings + Math.Min(0, t.Top));
        // t in units of 2^-working; what is cut off belongs to the error.
        Integer units = ToFixed(t, working);
        Radius error = t.Radius + Radius.PowerOfTwo(-working);
        // e^t = s + sqrt(1 + s^2) with s = sinh(t / 2^h) = t / 2^h times a series in its square.
        int bits = working + halvings;
        Integer square = Integer.Square(units) >> bits;
        Ball series = TaylorSeries.Sum(square, bits, static k => 2 * k * ((2 * k) + 1));
        Ball sinh = Multiply(series, new Ball(units, -bits, Radius.Zero), working);
        Ball value = Add(sinh, Sqrt(Add(One, Square(sinh, working), working), working), working);
        for (int i = 0; i < halvings; i++) value = Square(value, working);
        value = value.Widen(value.MagnitudeAbove * (error + (error * error)));
        return Scale(value, multiple).Round(precision);
    }

    /// <summary>floor(midpoint 2^bits).</summary>
    private static Integer ToFixed(Ball x, int bits)
    {
        long shift = x.Exponent + bits;
        return shift >= 0 ? x.Mantissa << checked((int)shift) : x.Mantissa >> (int)Math.Min(int.MaxValue, -shift);
    }
}
