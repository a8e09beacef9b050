namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The inverse tangent, in (-pi/2, pi/2).</summary>
    public static Ball Atan(Ball x, int precision)
    {
        if (!x.IsFinite) return x;
        if (x.IsZero) return Zero;
        Ball value = AtanOfMidpoint(x.Midpoint, precision + 2);
        // The slope is below 1, and below 1/b^2 when the whole ball is at least b from 0.
        if (!x.IsExact)
        {
            Radius below = x.MagnitudeBelow;
            value = value.Widen(below.Top > 1 ? x.Radius / (below << (int)Math.Min(below.Top - 2, 1000)) : x.Radius);
        }
        return value.Round(precision);
    }

    /// <summary>The angle of the point (x, y), in (-pi, pi]; indeterminate when the point may be the origin or the cut is crossed.</summary>
    public static Ball Atan2(Ball y, Ball x, int precision)
    {
        if (x.Sign == 1) return Atan(Divide(y, x, precision + 4), precision);
        if (y.Sign is 1 or -1)
        {
            Ball angle = Atan(Divide(x, y, precision + 4), precision + 4);
            Ball half = Scale(Constants.Pi(precision + 4), -1);
            return Subtract(y.Sign == 1 ? half : -half, angle, precision);
        }
        return x.Sign == -1 && y.IsZero ? Constants.Pi(precision) : Indeterminate;
    }

    /// <summary>The inverse sine, in [-pi/2, pi/2]; indeterminate when the ball has numbers beyond 1.</summary>
    public static Ball Asin(Ball x, int precision)
    {
        int working = precision + 4;
        if (x.ExactInteger is { IsSmall: true, Magnitude: [1] }) return Multiply(x.Mantissa.Sign, Scale(Constants.Pi(working), -1), precision);
        Ball cosine = Sqrt(Multiply(Subtract(One, x, int.MaxValue), Add(One, x, int.MaxValue), working), working);
        return Atan(Divide(x, cosine, working), precision);
    }

    /// <summary>The inverse cosine, in [0, pi]; indeterminate when the ball has numbers beyond 1.</summary>
    public static Ball Acos(Ball x, int precision)
    {
        int working = precision + 4;
        if (x.ExactInteger is { IsOne: true }) return Zero;
        if (x.ExactInteger == Integer.MinusOne) return Constants.Pi(precision);
        // 2 atan(sqrt((1 - x) / (1 + x))) keeps its accuracy near 1.
        Ball ratio = Divide(Subtract(One, x, int.MaxValue), Add(One, x, int.MaxValue), working);
        return Scale(Atan(Sqrt(ratio, working), precision), 1);
    }

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Ball Asinh(Ball x, int precision)
    {
        if (x.Sign == -1) return -Asinh(-x, precision);
        if (x.IsZero) return Zero;
        // Near 0 the logarithm of x + sqrt(1 + x^2) needs as many bits more.
        int working = checked((int)(precision + 8 + Math.Max(0, -x.Top)));
        return Log(Add(x, Sqrt(Add(One, Square(x, 2 * working), 2 * working), working), working), precision);
    }

    /// <summary>The inverse hyperbolic cosine, at least 0; indeterminate when the ball has numbers below 1.</summary>
    public static Ball Acosh(Ball x, int precision)
    {
        int working = (2 * precision) + 8;
        if (x.ExactInteger is { IsOne: true }) return Zero;
        Ball root = Sqrt(Multiply(Subtract(x, One, int.MaxValue), Add(x, One, int.MaxValue), working), working);
        return Log(Add(x, root, working), precision);
    }

    /// <summary>The inverse hyperbolic tangent; indeterminate unless the ball lies within (-1, 1).</summary>
    public static Ball Atanh(Ball x, int precision)
    {
        if (x.IsZero) return Zero;
        int working = checked((int)(precision + 8 + Math.Max(0, -x.Top)));
        return Scale(Log(Divide(Add(One, x, int.MaxValue), Subtract(One, x, int.MaxValue), working), precision), -1);
    }

    private static Ball AtanOfMidpoint(Ball x, int precision)
    {
        int working = precision + 8;
        // x - x^3/3 with the next term in the radius.
        if (4 * x.Top < -precision) return AtanNearZero(x, precision);
        if (Math.Abs(x.ToDouble()) > 1.5)
        {
            // pi/2 - atan(1/x)
            Ball half = Scale(Constants.Pi(working), -1);
            Ball rest = Atan(Divide(One, Abs(x), working), working);
            return Multiply(x.Mantissa.Sign, Subtract(half, rest, working), precision);
        }
        Ball start;
        if (precision <= 220)
        {
            start = Of(Math.Atan(x.ToDouble()));
        }
        else
        {
            int fifth = (precision / 5) + 4;
            start = AtanOfMidpoint(x.Round(fifth + 8).Midpoint, fifth).Midpoint;
        }
        // A first approximation s of a fifth of the bits, then atan x = s + atan((x cos s - sin s) / (cos s + x sin s))
        (Ball sin, Ball cos) = SinCos(start, working);
        Ball numerator = Subtract(Multiply(x, cos, working), sin, working);
        Ball denominator = Add(cos, Multiply(x, sin, working), working);
        return Add(start, AtanNearZero(Divide(numerator, denominator, working), working), precision);
    }

    private static Ball AtanNearZero(Ball d, int precision)
    {
        Ball cube = Multiply(Square(d, precision), d, precision);
        Radius size = d.MagnitudeAbove, square = size * size;
        return size.Top > -1 ? Indeterminate : Subtract(d, Divide(cube, 3, precision), precision).Widen(square * square * size);
    }
}
