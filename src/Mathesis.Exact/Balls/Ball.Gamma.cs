namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>The gamma function; indeterminate when the ball contains 0, -1, -2, ...</summary>
    /// <remarks>
    /// Stirling's series after the argument is shifted to the right; for real arguments above 0 the rest is below the first term left out
    /// (Whittaker and Watson, section 12.33).
    /// </remarks>
    public static Ball Gamma(Ball x, int precision)
    {
        if (!x.IsFinite || x.Top > 32 || x.Radius.Top > 16) return Indeterminate;
        if (x.ExactInteger is { Sign: <= 0 }) return Indeterminate;
        double middle = x.ToDouble();
        int working = precision + 16;
        if (middle < 0.5)
        {
            // pi / (sin(pi x) gamma(1 - x))
            working += (int)Math.Max(0, x.Top);
            Ball sine = Sin(Multiply(Constants.Pi(working + 8), x, working + 8), working);
            return Divide(Constants.Pi(working), Multiply(sine, Gamma(Subtract(One, x, int.MaxValue), working), working), precision);
        }
        // The logarithm is as long as x log x, whose bits before the point are lost.
        double target = Math.Max(middle, (0.2 * precision) + 4);
        working += 8 + (int)Math.Log2(target * Math.Log2(target + 2));
        int shift = (int)Math.Ceiling(target - middle);
        Ball z = Add(x, shift, working + 8);
        Ball value = Exp(LogarithmOfGamma(z, working), working);
        return Divide(value, RisingProduct(x, 0, shift, working), precision);
    }

    /// <summary>log gamma(z) for z at least 1/2.</summary>
    private static Ball LogarithmOfGamma(Ball z, int precision)
    {
        // (z - 1/2) log z - z + log(2 pi)/2 + sum of B(2k) / (2k (2k - 1) z^(2k - 1))
        Ball half = new(Integer.One, -1, Radius.Zero);
        Ball value = Multiply(Subtract(z, half, precision + 8), Log(z, precision + 8), precision + 8);
        value = Subtract(value, z, precision + 8);
        value = Add(value, Scale(Log(Scale(Constants.Pi(precision + 8), 1), precision + 8), -1), precision + 8);
        Ball inverse = Divide(One, z, precision), square = Square(inverse, precision), power = inverse;
        Radius last = Radius.Infinite;
        for (int k = 1; ; k++)
        {
            Rational coefficient = BernoulliNumbers.Even(k) / ((Integer)(2 * k) * ((2 * k) - 1));
            Ball term = Multiply(Of(coefficient, precision), power, precision);
            Radius size = term.MagnitudeAbove;
            // Small enough, or past the smallest term: the rest is below this one.
            if (size.Top < -precision || size > last) return value.Widen(size);
            last = size;
            value = Add(value, term, precision + 8);
            power = Multiply(power, square, precision);
        }
    }

    /// <summary>(x + start) (x + start + 1) ... (x + end - 1).</summary>
    private static Ball RisingProduct(Ball x, int start, int end, int precision)
    {
        if (end <= start) return One;
        if (end - start == 1) return Add(x, start, precision + 8);
        int middle = (start + end) / 2;
        return Multiply(RisingProduct(x, start, middle, precision), RisingProduct(x, middle, end, precision), precision);
    }
}
