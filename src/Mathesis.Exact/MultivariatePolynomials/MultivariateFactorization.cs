namespace Mathesis.Exact;

/// <summary>A product of powers of polynomials.</summary>
/// <param name="Content">The constant factor.</param>
/// <param name="Factors">Normalised polynomials, coprime, with different exponents; exponents ascending.</param>
public sealed record MultivariateFactorization<TDomain, TElement>(TElement Content, IReadOnlyList<MultivariatePower<TDomain, TElement>> Factors)
    where TDomain : struct, ICoefficients<TDomain, TElement>;
