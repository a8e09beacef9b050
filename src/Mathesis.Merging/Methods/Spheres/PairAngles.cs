namespace Mathesis.Merging;

/// <summary>Interpolation between two vectors along the angle between them.</summary>
internal static class PairAngles
{
    /// <summary>The coefficients of the two vectors; those of linear interpolation where they are parallel.</summary>
    /// <param name="first">The first vector's squared length.</param>
    /// <param name="product">The inner product.</param>
    /// <param name="second">The second vector's squared length.</param>
    /// <param name="t">0 gives the first, 1 the second.</param>
    public static (double First, double Second) Interpolate(double first, double product, double second, double t)
    {
        double cosine = product / (Math.Max(Math.Sqrt(first), 1e-7) * Math.Max(Math.Sqrt(second), 1e-7));
        double angle = Math.Acos(Math.Clamp(cosine, -1, 1));
        double sine = Math.Sin(angle);
        if (Math.Abs(sine) < 1e-8) return (1 - t, t);
        return (Math.Sin((1 - t) * angle) / sine, Math.Sin(t * angle) / sine);
    }
}
