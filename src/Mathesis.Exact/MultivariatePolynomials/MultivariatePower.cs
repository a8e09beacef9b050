namespace Mathesis.Exact;

/// <summary>A factor with its exponent.</summary>
/// <param name="Factor">Normalised, not constant.</param>
/// <param name="Exponent">At least 1.</param>
public readonly record struct MultivariatePower<TDomain, TElement>(MultivariatePolynomial<TDomain, TElement> Factor, int Exponent)
    where TDomain : struct, ICoefficients<TDomain, TElement>;
