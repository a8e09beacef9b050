namespace Mathesis.Exact;

/// <summary>
/// Continued fractions a0 + 1/(a1 + 1/(a2 + ...)) with signed quotients, each the nearest integer to its complete quotient (Hurwitz 1889):
/// every one but the first is of magnitude at least 2, which makes them shorter than simple ones by a factor of about 0.694. The convergents
/// are those of <see cref="ContinuedFraction.Convergents"/> and a subsequence of the simple ones up to sign.
/// </summary>
public static class NearestIntegerContinuedFraction
{
    /// <summary>The signed quotients of a rational number; of two equally near integers the lower one is taken.</summary>
    public static IEnumerable<Integer> Expand(Rational value)
    {
        (Integer numerator, Integer denominator) = (value.Numerator, value.Denominator);
        while (true)
        {
            // ceiling(x - 1/2)
            Integer quotient = -Integer.FloorDivRem(denominator - (numerator << 1), denominator << 1).Quotient;
            yield return quotient;
            Integer rest = numerator - (quotient * denominator);
            if (rest.IsZero) yield break;
            (numerator, denominator) = rest.Sign > 0 ? (denominator, rest) : (-denominator, -rest);
        }
    }

    /// <summary>The value of a finite signed continued fraction by a product tree, in lowest terms.</summary>
    /// <param name="quotients">At least one; all but the first of magnitude at least 2.</param>
    /// <exception cref="Core.InputError">There is none, or a later one is too small.</exception>
    public static Rational Evaluate(IReadOnlyList<Integer> quotients)
    {
        if (quotients.Count == 0) throw new Core.InputError("a continued fraction without partial quotients", expected: "expected at least one");
        for (int i = 1; i < quotients.Count; i++)
            if (quotients[i] is { IsZero: true } or { IsSmall: true, Magnitude: [1] })
                throw new Core.InputError($"partial quotient {i} is {quotients[i]}", expected: "expected every one but the first to be of magnitude at least 2");
        MoebiusMatrix product = MoebiusMatrix.Product(quotients.Count, i => MoebiusMatrix.OfQuotient(quotients[i]));
        return new Rational(product.A, product.C);
    }
}
