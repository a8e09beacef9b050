namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>
    /// The greatest common divisor, with a positive leading coefficient; 0 of two zeros. Modulo word-sized primes with the Chinese
    /// remainder theorem until the candidate stays the same, and proved by division (Brown 1971).
    /// </summary>
    public static IntegerPolynomial Gcd(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero) return b.LeadingCoefficient.Sign < 0 ? -b : b;
        if (b.IsZero) return a.LeadingCoefficient.Sign < 0 ? -a : a;
        Integer contentOfA = a.Content(), contentOfB = b.Content(), content = Integer.Gcd(contentOfA, contentOfB);
        if (a.IsConstant || b.IsConstant) return content;
        return PrimitiveGcd(a.DivideExactly(contentOfA), b.DivideExactly(contentOfB)) * content;
    }

    /// <summary>The least common multiple, with a positive leading coefficient; 0 when one is 0.</summary>
    public static IntegerPolynomial Lcm(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero || b.IsZero) return Zero;
        IntegerPolynomial lcm = a.DivideExactly(Gcd(a, b)) * b;
        return lcm.LeadingCoefficient.Sign < 0 ? -lcm : lcm;
    }

    private static IntegerPolynomial PrimitiveGcd(IntegerPolynomial a, IntegerPolynomial b)
    {
        // A prime that does not divide this number keeps the degree of the gcd or raises it; and the gcd's leading coefficient divides it.
        Integer leading = Integer.Gcd(a.LeadingCoefficient, b.LeadingCoefficient);
        var residues = new ResidueVector();
        int degree = Math.Min(a.Degree, b.Degree);
        for (int i = 0; ; i++)
        {
            PrimeField64 field = WordPrimes.Field(i);
            ulong scale = ModularImage.Of<PrimeField64, ulong>(field, leading);
            if (scale == 0) continue;
            var ring = new PolynomialRing<PrimeField64, ulong>(field);
            ulong[] image = ring.GreatestCommonDivisor(
                ModularImage.Of<PrimeField64, ulong>(field, a.Coefficients), ModularImage.Of<PrimeField64, ulong>(field, b.Coefficients));
            if (image.Length == 1) return One;
            if (image.Length - 1 > degree) continue;
            if (image.Length - 1 < degree) residues.Clear();
            degree = image.Length - 1;
            bool first = residues.Modulus.IsOne, stays = residues.Add(field, ring.Scale(image, scale));
            if (!stays && !(first && new IntegerPolynomial(residues.Values).HeightBits < 32)) continue;
            IntegerPolynomial candidate = new IntegerPolynomial(residues.Values).PrimitivePart();
            if (a.TryDivide(candidate, out _) && b.TryDivide(candidate, out _)) return candidate;
        }
    }
}
