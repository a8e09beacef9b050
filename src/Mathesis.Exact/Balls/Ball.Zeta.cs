namespace Mathesis.Exact;

public readonly partial struct Ball
{
    /// <summary>Riemann's zeta function of a real number; indeterminate when the ball contains 1.</summary>
    /// <remarks>
    /// Borwein, "An efficient algorithm for the Riemann zeta function" (2000), algorithm 2: n terms leave less than 3 (3 + sqrt 8)^-n over
    /// |1 - 2^(1 - s)|. Below 1/2 by the functional equation.
    /// </remarks>
    public static Ball Zeta(Ball s, int precision)
    {
        if (!s.IsFinite || s.Radius.Top > 4 || s.Contains(Rational.One)) return Indeterminate;
        if (s.ExactInteger == 3) return Constants.Zeta3(precision);
        if (s.ToDouble() < 0.5)
        {
            if (s.Top > 20) return Indeterminate;
            // 2^s pi^(s-1) sin(pi s / 2) gamma(1 - s) zeta(1 - s)
            int bits = precision + 24 + (int)Math.Max(0, 8 * s.Top);
            Ball pi = Constants.Pi(bits), other = Subtract(One, s, int.MaxValue);
            Ball powers = Exp(Subtract(Multiply(s, Log(Scale(pi, 1), bits), bits), Log(pi, bits), bits), bits);
            Ball value = Multiply(Multiply(powers, Sin(Multiply(Scale(pi, -1), s, bits), bits), bits), Gamma(other, bits), bits);
            return Multiply(value, Zeta(other, bits), precision);
        }
        // Far to the right nothing but 1 is left: zeta(s) - 1 < 2^(1 - s) for s >= 3.
        if (s.MagnitudeBelow > Radius.Units((ulong)precision + 2, 0)) return One.Widen(Radius.PowerOfTwo(-precision));
        // Near 1 the denominator is small.
        Ball distance = Subtract(s, One, int.MaxValue);
        int working = precision + 16 + (int)Math.Clamp(-distance.Top, 0, int.MaxValue / 2);
        int terms = (int)(working / 2.5431) + 3;
        int? exponent = s.ExactInteger is Integer integer ? (int)integer : null;

        // d(k) = n sum over i <= k of (n + i - 1)! 4^i / ((n - i)! (2i)!)
        var d = new Integer[terms + 1];
        Integer product = Integer.One;
        d[0] = Integer.One;
        for (int i = 1; i <= terms; i++)
        {
            product = product * 4 * (terms + i - 1) * (terms - i + 1) / ((2L * i) * ((2L * i) - 1));
            d[i] = d[i - 1] + product;
        }
        Ball sum = Zero;
        for (int k = 0; k < terms; k++)
        {
            Ball power = exponent is int whole
                ? Divide(d[k] - d[terms], Integer.Pow(k + 1, whole), working)
                : Divide(d[k] - d[terms], Exp(Multiply(s, Log(k + 1, working), working), working), working);
            // Only digits down to those of the sum count, which is about d(n).
            sum = k % 2 == 0 ? Add(sum, power, working + 8) : Subtract(sum, power, working + 8);
        }
        Ball factor = Subtract(One, Exp(Multiply(Subtract(One, s, int.MaxValue), Constants.LogarithmOf2(working), working), working), working);
        Ball result = Divide(sum, Multiply(-d[terms], factor, working), working);
        // 3 + sqrt 8 > 2^2.5431
        Radius rest = Radius.Units(3, -(long)Math.Floor(2.5431 * terms)) / factor.MagnitudeBelow;
        return result.Widen(rest).Round(precision);
    }
}
