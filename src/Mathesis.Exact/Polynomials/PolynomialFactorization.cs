namespace Mathesis.Exact;

/// <summary>The factorisation of a polynomial over a finite field into irreducible ones.</summary>
/// <param name="LeadingCoefficient">The leading coefficient.</param>
/// <param name="Factors">Different monic irreducible polynomials, degrees ascending.</param>
public sealed record PolynomialFactorization<TElement>(TElement LeadingCoefficient, IReadOnlyList<PolynomialPower<TElement>> Factors);
