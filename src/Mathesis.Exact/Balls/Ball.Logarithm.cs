namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The natural logarithm; indeterminate unless every number of the ball is above 0.</summary>
    public static Ball Log(Ball x, int precision)
    {
        if (x.Sign != 1) return Indeterminate;
        Ball value = LogOfMidpoint(x.Mantissa, x.Exponent, precision + 2);
        // |log x - log m| <= r / (m - r)
        if (!x.IsExact) value = value.Widen(x.Radius / x.MagnitudeBelow);
        return value.Round(precision);
    }

    /// <summary>The logarithm to a base.</summary>
    public static Ball Log(Ball x, Ball radix, int precision) => Divide(Log(x, precision + 4), Log(radix, precision + 4), precision);

    private static Ball LogOfMidpoint(Integer mantissa, long exponent, int precision)
    {
        // x = f 2^k with f in [0.7, 1.42)
        long k = exponent + mantissa.BitLength;
        var f = new Ball(mantissa, exponent - k, Radius.Zero);
        if (f.ToDouble() < 0.7071) (f, k) = (Scale(f, 1), k - 1);
        Ball distance = Subtract(f, One, int.MaxValue);
        if (distance.IsZero) return k == 0 ? Zero : Multiply(k, Constants.LogarithmOf2(precision + 4), precision);
        int working = precision + 6;
        if (k != 0)
        {
            int sum = working + 4;
            return Add(Multiply(k, Constants.LogarithmOf2(sum + 40), sum + 40), LogNearOne(f, sum), precision);
        }
        long extra = -distance.Top;
        // log(1 + d) = d - d^2/2 + d^3/3 - ...
        if (extra > working / 3) return LogOfOnePlus(distance, working).Round(precision);
        return LogNearOne(f, checked((int)(working + extra))).Round(precision);
    }

    /// <summary>log f for f in [0.7, 1.42) with an error of about 2^-precision.</summary>
    private static Ball LogNearOne(Ball f, int precision)
    {
        // A first approximation y of a quarter of the bits, then log f = y + log(f e^-y), a logarithm near 0.
        Ball start;
        if (precision <= 180)
        {
            start = Of(Math.Log(f.ToDouble()));
        }
        else
        {
            int quarter = (precision / 4) + 4;
            Ball cut = f.Round(quarter + 8).Midpoint;
            start = LogNearOne(cut, quarter).Midpoint;
        }
        Ball e = Exp(start, precision + 6);
        Ball distance = Divide(Subtract(f, e, precision + 6), e, precision + 6);
        return Add(start, LogOfOnePlus(distance, precision), precision);
    }

    /// <summary>d - d^2/2 + d^3/3 with the rest, below |d|^4 / 2 for |d| at most 1/2, in the radius.</summary>
    private static Ball LogOfOnePlus(Ball d, int precision)
    {
        Ball square = Square(d, precision);
        Ball value = Add(Subtract(d, Scale(square, -1), precision), Divide(Multiply(square, d, precision), 3, precision), precision);
        Radius size = d.MagnitudeAbove;
        return size.Top > -1 ? Indeterminate : value.Widen(Radius.Scale(size * size * size * size, -1));
    }
}
