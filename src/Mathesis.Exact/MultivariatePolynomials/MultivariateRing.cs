namespace Mathesis.Exact;

/// <summary>Makes rings of polynomials in several variables.</summary>
public static class MultivariateRing
{
    /// <summary>Z[x, y, ...] in the lexicographic order of the names.</summary>
    public static MultivariateRing<IntegerCoefficients, Integer> Integers(params string[] variables) => new(default, variables);

    /// <summary>Q[x, y, ...] in the lexicographic order of the names.</summary>
    public static MultivariateRing<RationalCoefficients, Rational> Rationals(params string[] variables) => new(default, variables);

    /// <summary>The polynomials over the integers modulo a prime, in the lexicographic order of the names.</summary>
    /// <param name="prime">An odd prime below 2^63.</param>
    /// <param name="variables">The names.</param>
    public static MultivariateRing<PrimeCoefficients<PrimeField64, ulong>, ulong> Modulo(ulong prime, params string[] variables) =>
        new(new PrimeCoefficients<PrimeField64, ulong>(new PrimeField64(prime)), variables);
}
