namespace Mathesis.Exact;

/// <summary>A factor with its exponent in a factorisation of a polynomial.</summary>
/// <param name="Factor">A monic polynomial.</param>
/// <param name="Exponent">At least 1.</param>
public sealed record PolynomialPower<TElement>(TElement[] Factor, int Exponent);
