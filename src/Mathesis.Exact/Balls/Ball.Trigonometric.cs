namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The sine.</summary>
    public static Ball Sin(Ball x, int precision) => SinCos(x, precision).Sin;

    /// <summary>The cosine.</summary>
    public static Ball Cos(Ball x, int precision) => SinCos(x, precision).Cos;

    /// <summary>The tangent; indeterminate when the cosine may be 0.</summary>
    public static Ball Tan(Ball x, int precision)
    {
        (Ball sin, Ball cos) = SinCos(x, precision + 4);
        return Divide(sin, cos, precision);
    }

    /// <summary>The sine and the cosine; beyond 2^1000000 only that they lie in [-1, 1].</summary>
    public static (Ball Sin, Ball Cos) SinCos(Ball x, int precision)
    {
        if (x.IsZero) return (Zero, One);
        var bounded = new Ball(Integer.Zero, 0, Radius.Units(1, 0));
        if (!x.IsFinite) return (x, x);
        if (x.Top > 1_000_000 || x.Radius.Top > 2) return (bounded, bounded);
        (Ball sin, Ball cos) = SinCosOfMidpoint(x.Midpoint, precision + 2);
        // Both functions have slopes of at most 1; so near to 0 the cosine's is below |x|.
        Radius slope = Radius.Min(x.MagnitudeAbove, Radius.PowerOfTwo(0));
        return (sin.Widen(x.Radius).Round(precision), cos.Widen(x.Radius * slope).Round(precision));
    }

    private static (Ball Sin, Ball Cos) SinCosOfMidpoint(Ball x, int precision)
    {
        int working = precision + 12;
        int quarter = 0;
        Ball t = x;
        if (x.Top >= 0)
        {
            int needed = working + (int)x.Top + 4;
            Ball half = Scale(Constants.Pi(needed), -1);
            // The nearest multiple of pi/2, or one beside it when the number is in the middle: both will do.
            Ball ratio = Divide(x, half, (int)x.Top + 16);
            Integer multiple = ToFixed(Add(ratio.Midpoint, new Ball(Integer.One, -1, Radius.Zero), int.MaxValue), 0);
            quarter = (int)Integer.Mod(multiple, 4);
            t = Subtract(x, Multiply(multiple, half, needed), needed);
        }
        (Ball sin, Ball cos) = SinCosReduced(t.Midpoint, working);
        if (!t.IsExact) (sin, cos) = (sin.Widen(t.Radius), cos.Widen(t.Radius));
        return quarter switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>Sine and cosine of an exact number of magnitude below 1.</summary>
    private static (Ball Sin, Ball Cos) SinCosReduced(Ball t, int precision)
    {
        if (t.IsZero) return (Zero, One);
        Radius size = t.MagnitudeAbove;
        Radius square = size * size;
        // t - t^3/6 and 1 - t^2/2 with the next terms, t^5/120 and t^4/24, in the radius.
        if (4 * t.Top < -precision)
        {
            Ball power = Square(t, precision);
            Ball small = Subtract(t, Divide(Multiply(power, t, precision), 6, precision), precision);
            return (small.Widen(square * square * size), Subtract(One, Scale(power, -1), precision).Widen(square * square));
        }
        int halvings = (int)(1.5 * Math.Cbrt(precision));
        if (-t.Top >= halvings / 2)
        {
            // Small already: the sine's own series.
            int bits = precision + 4;
            Ball y = Square(t, bits);
            Ball series = TaylorSeries.Sum(-ToFixed(y, bits), bits, static k => 2 * k * ((2 * k) + 1));
            // The series was given -t^2 to within a unit and the square's own error; its slope is below 1/3.
            series = series.Widen(Radius.PowerOfTwo(-bits) + y.Radius);
            Ball sin = Multiply(series, t, precision);
            return (sin, Sqrt(Subtract(One, Square(sin, precision), precision), precision));
        }
        else
        {
            // 1 - cos 2a = 2 u (2 - u) with u = 1 - cos a, and u = a^2/2 times a series in -a^2.
            int h = halvings + (int)Math.Min(0, t.Top), bits = precision + 4;
            Ball y = Scale(Square(t, bits), -2L * h);
            Ball series = TaylorSeries.Sum(-ToFixed(y, bits), bits, static k => ((2 * k) + 1) * ((2 * k) + 2));
            series = series.Widen(Radius.PowerOfTwo(-bits) + y.Radius);
            Ball u = Scale(Multiply(series, y, bits), -1);
            for (int i = 0; i < h; i++) u = Scale(Multiply(u, Subtract(2, u, bits), bits), 1);
            Ball sin = Sqrt(Multiply(u, Subtract(2, u, bits), bits), precision);
            return (t.Mantissa.Sign < 0 ? -sin : sin, Subtract(One, u, precision));
        }
    }
}
