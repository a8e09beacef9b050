namespace Mathesis.Exact;

/// <summary>The gcd over the integers from gcds modulo word-sized primes by the Chinese remainder theorem, until it stays the same and divides (Brown 1971).</summary>
internal static class ModularMultivariateGcd
{
    /// <summary>The gcd of primitive polynomials, with a positive leading coefficient.</summary>
    public static MultivariatePolynomial<IntegerCoefficients, Integer> Of(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b)
    {
        var ring = new MultivariateRing<IntegerCoefficients, Integer>(default, a.Ring.Variables);
        MultivariatePolynomial<IntegerCoefficients, Integer> x = ring.Map(a, value => value), y = ring.Map(b, value => value);
        Integer leading = Integer.Gcd(x.LeadingCoefficient, y.LeadingCoefficient);
        var residues = new ResidueVector();
        ulong[]? monomials = null;
        for (int i = 0; ; i++)
        {
            PrimeField64 field = WordPrimes.Field(i);
            ulong scale = ModularImage.Of<PrimeField64, ulong>(field, leading);
            if (scale == 0) continue;
            var image = new MultivariateRing<PrimeCoefficients<PrimeField64, ulong>, ulong>(new PrimeCoefficients<PrimeField64, ulong>(field), ring.Variables);
            MultivariatePolynomial<PrimeCoefficients<PrimeField64, ulong>, ulong> gcd =
                PrimeMultivariateGcd<PrimeField64, ulong>.Of(image.Map(x, image.Domain.FromInteger), image.Map(y, image.Domain.FromInteger)) * scale;
            if (gcd.IsConstant) return a.Ring.One;
            int size = ring.Layout.Words;
            int order = monomials is null ? -1 : MonomialLayout.Compare(gcd.Words(0), monomials.AsSpan(0, size));
            if (order > 0) continue;
            if (order < 0) residues.Clear();
            ulong[] words = [.. Enumerable.Range(0, gcd.TermCount).SelectMany(term => gcd.Words(term).ToArray())];
            if (monomials is not null && order == 0 && !words.AsSpan().SequenceEqual(monomials))
            {
                // A coefficient vanishes modulo one of the primes, or an image is unlucky: begin again with the larger support.
                if (words.Length <= monomials.Length) continue;
                residues.Clear();
            }
            monomials = words;
            if (!residues.Add(field, gcd.Coefficients)) continue;
            MultivariatePolynomial<IntegerCoefficients, Integer> candidate = new MultivariatePolynomial<IntegerCoefficients, Integer>(ring, words, residues.Values.ToArray()).Normalize();
            if (!x.TryDivide(candidate, out _) || !y.TryDivide(candidate, out _)) continue;
            MultivariatePolynomial<IntegerCoefficients, Integer> result = a.Ring.Map(candidate, value => value);
            return result.LeadingCoefficient.Sign < 0 ? -result : result;
        }
    }
}
