namespace Mathesis.Exact;

public readonly partial struct ComplexBall
{
    /// <summary>The argument, in (-pi, pi]; indeterminate when the number may be 0 or the negative axis is crossed.</summary>
    public static Ball Argument(ComplexBall a, int precision) => Ball.Atan2(a.Imaginary, a.Real, precision);

    /// <summary>The exponential function.</summary>
    public static ComplexBall Exp(ComplexBall a, int precision)
    {
        int working = precision + 4;
        Ball size = Ball.Exp(a.Real, working);
        if (a.IsReal) return size.Round(precision);
        (Ball sine, Ball cosine) = Ball.SinCos(a.Imaginary, working);
        return new ComplexBall(Ball.Multiply(size, cosine, precision), Ball.Multiply(size, sine, precision));
    }

    /// <summary>The principal logarithm, with an imaginary part in (-pi, pi].</summary>
    public static ComplexBall Log(ComplexBall a, int precision) =>
        new(Ball.Scale(Ball.Log(Norm(a, precision + 8), precision), -1), Argument(a, precision));

    /// <summary>The principal square root, with a real part that is not negative.</summary>
    public static ComplexBall Sqrt(ComplexBall a, int precision)
    {
        if (a.IsZero) return Zero;
        int working = precision + 8;
        if (a.IsReal && a.Real.Sign is int sign)
            return sign >= 0 ? Ball.Sqrt(a.Real, precision) : new ComplexBall(Ball.Zero, Ball.Sqrt(-a.Real, precision));
        Ball size = Abs(a, working);
        // The part without cancellation first, the other by division: 2 re im = the imaginary part.
        if (a.Real.Sign is 1 or 0)
        {
            Ball real = Ball.Sqrt(Ball.Scale(Ball.Add(size, a.Real, working), -1), working);
            return new ComplexBall(real.Round(precision), Ball.Divide(Ball.Scale(a.Imaginary, -1), real, precision));
        }
        if (a.Imaginary.Sign is not int side || side == 0) return Indeterminate;
        Ball imaginary = Ball.Sqrt(Ball.Scale(Ball.Subtract(size, a.Real, working), -1), working);
        if (side < 0) imaginary = -imaginary;
        return new ComplexBall(Ball.Divide(Ball.Scale(a.Imaginary, -1), imaginary, precision), imaginary.Round(precision));
    }

    /// <summary>A power by the principal logarithm of the base.</summary>
    public static ComplexBall Pow(ComplexBall a, ComplexBall exponent, int precision) => Exp(Multiply(exponent, Log(a, precision + 16), precision + 16), precision);

    /// <summary>The sine: sin x cosh y + i cos x sinh y.</summary>
    public static ComplexBall Sin(ComplexBall a, int precision)
    {
        int working = precision + 4;
        (Ball sine, Ball cosine) = Ball.SinCos(a.Real, working);
        return new ComplexBall(Ball.Multiply(sine, Ball.Cosh(a.Imaginary, working), precision), Ball.Multiply(cosine, Ball.Sinh(a.Imaginary, working), precision));
    }

    /// <summary>The cosine: cos x cosh y - i sin x sinh y.</summary>
    public static ComplexBall Cos(ComplexBall a, int precision)
    {
        int working = precision + 4;
        (Ball sine, Ball cosine) = Ball.SinCos(a.Real, working);
        return new ComplexBall(Ball.Multiply(cosine, Ball.Cosh(a.Imaginary, working), precision), -Ball.Multiply(sine, Ball.Sinh(a.Imaginary, working), precision));
    }

    /// <summary>The tangent; indeterminate when a pole may be met.</summary>
    public static ComplexBall Tan(ComplexBall a, int precision) => Divide(Sin(a, precision + 4), Cos(a, precision + 4), precision);

    /// <summary>The hyperbolic sine: -i sin(i z).</summary>
    public static ComplexBall Sinh(ComplexBall a, int precision) => -MultiplyByI(Sin(MultiplyByI(a), precision));

    /// <summary>The hyperbolic cosine: cos(i z).</summary>
    public static ComplexBall Cosh(ComplexBall a, int precision) => Cos(MultiplyByI(a), precision);

    /// <summary>The hyperbolic tangent: -i tan(i z); indeterminate when a pole may be met.</summary>
    public static ComplexBall Tanh(ComplexBall a, int precision) => -MultiplyByI(Tan(MultiplyByI(a), precision));

    /// <summary>The principal inverse sine: -i log(i z + sqrt(1 - z^2)).</summary>
    public static ComplexBall Asin(ComplexBall a, int precision)
    {
        int working = precision + 16;
        ComplexBall root = Sqrt(Multiply(Subtract(One, a, working), Add(One, a, working), working), working);
        return -MultiplyByI(Log(Add(MultiplyByI(a), root, working), precision));
    }

    /// <summary>The principal inverse cosine: pi / 2 - asin z.</summary>
    public static ComplexBall Acos(ComplexBall a, int precision) =>
        Subtract(Ball.Scale(Constants.Pi(precision + 8), -1), Asin(a, precision + 8), precision);

    /// <summary>The principal inverse tangent: i/2 (log(1 - i z) - log(1 + i z)).</summary>
    public static ComplexBall Atan(ComplexBall a, int precision)
    {
        int working = precision + 16;
        ComplexBall rotated = MultiplyByI(a), difference = Subtract(Log(Subtract(One, rotated, working), working), Log(Add(One, rotated, working), working), precision);
        ComplexBall twice = MultiplyByI(difference);
        return new ComplexBall(Ball.Scale(twice.Real, -1), Ball.Scale(twice.Imaginary, -1));
    }

    /// <summary>The principal inverse hyperbolic sine: -i asin(i z).</summary>
    public static ComplexBall Asinh(ComplexBall a, int precision) => -MultiplyByI(Asin(MultiplyByI(a), precision));

    /// <summary>The principal inverse hyperbolic cosine: log(z + sqrt(z + 1) sqrt(z - 1)).</summary>
    public static ComplexBall Acosh(ComplexBall a, int precision)
    {
        int working = precision + 16;
        return Log(Add(a, Multiply(Sqrt(Add(a, One, working), working), Sqrt(Subtract(a, One, working), working), working), working), precision);
    }

    /// <summary>The principal inverse hyperbolic tangent: -i atan(i z).</summary>
    public static ComplexBall Atanh(ComplexBall a, int precision) => -MultiplyByI(Atan(MultiplyByI(a), precision));
}
