using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Random polynomials of a ring.</summary>
internal sealed class AnyMultivariate<TDomain, TElement>(MultivariateRing<TDomain, TElement> ring, string purpose)
    where TDomain : struct, ICoefficients<TDomain, TElement>
{
    private readonly AnyPolynomial numbers = new($"multivariate/{purpose}");

    public RandomStream Random => numbers.Random;

    public TElement Element(int bits = 8) => ring.Domain.FromInteger(numbers.Integer(bits));

    /// <summary>Up to that many terms with exponents up to a degree.</summary>
    public MultivariatePolynomial<TDomain, TElement> Next(int terms, int degree, int bits = 8)
    {
        int count = Random.NextBelow(terms + 1);
        return ring.FromTerms(Enumerable.Range(0, count).Select(_ => (Element(bits), Enumerable.Range(0, ring.Variables.Count).Select(_ => Random.NextBelow(degree + 1)).ToArray())));
    }

    public MultivariatePolynomial<TDomain, TElement> NotZero(int terms, int degree, int bits = 8)
    {
        while (true)
        {
            MultivariatePolynomial<TDomain, TElement> f = Next(terms, degree, bits);
            if (!f.IsZero) return f;
        }
    }
}
