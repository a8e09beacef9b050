namespace Mathesis.Exact;

/// <summary>A disc of the complex plane with exactly one root of a polynomial.</summary>
/// <param name="Real">The real part of the centre.</param>
/// <param name="Imaginary">The imaginary part of the centre; 0 when the root is real.</param>
/// <param name="Radius">Above 0, or 0 for a root that is the centre.</param>
/// <param name="IsReal">Whether the root is real.</param>
public sealed record RootDisc(Rational Real, Rational Imaginary, Rational Radius, bool IsReal)
{
    /// <summary>Whether two discs have no point in common.</summary>
    public bool IsApart(RootDisc other)
    {
        Rational x = Real - other.Real, y = Imaginary - other.Imaginary, radii = Radius + other.Radius;
        return (x * x) + (y * y) > radii * radii;
    }

    /// <summary>A rectangle that contains the disc, with centres of that many bits; the imaginary part of a real root is exactly 0.</summary>
    public ComplexBall ToBall(int precision)
    {
        Mathesis.Exact.Radius above = Ball.Of(Radius, 64).MagnitudeAbove;
        return new ComplexBall(Ball.Of(Real, precision).Widen(above), IsReal ? Ball.Zero : Ball.Of(Imaginary, precision).Widen(above));
    }
}
