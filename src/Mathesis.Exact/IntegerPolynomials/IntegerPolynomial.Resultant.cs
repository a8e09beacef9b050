namespace Mathesis.Exact;

public readonly partial struct IntegerPolynomial
{
    /// <summary>
    /// The resultant: the determinant of the Sylvester matrix, lc(a)^deg b times the product of b over the roots of a; 0 exactly when a and b
    /// have a common root or one is 0. Modulo as many primes as Hadamard's bound of the determinant asks for.
    /// </summary>
    public static Integer Resultant(IntegerPolynomial a, IntegerPolynomial b)
    {
        if (a.IsZero || b.IsZero) return Integer.Zero;
        if (b.Degree == 0) return Integer.Pow(b.LeadingCoefficient, a.Degree);
        if (a.Degree == 0) return Integer.Pow(a.LeadingCoefficient, b.Degree);
        // |res| is at most |a|^deg b |b|^deg a in Euclidean norms.
        long bits = ((NormBits(a) * b.Degree) + (NormBits(b) * a.Degree) + 1) / 2;
        var residues = new ResidueVector();
        for (int i = 0; residues.Modulus.BitLength <= bits + 2; i++)
        {
            PrimeField64 field = WordPrimes.Field(i);
            ulong[] x = ModularImage.Of<PrimeField64, ulong>(field, a.Coefficients), y = ModularImage.Of<PrimeField64, ulong>(field, b.Coefficients);
            if (x[^1] == 0 || y[^1] == 0) continue;
            residues.Add(field, [new PolynomialRing<PrimeField64, ulong>(field).Resultant(x, y)]);
        }
        return residues.Values[0];
    }

    /// <summary>The discriminant (-1)^(n (n-1) / 2) res(f, f') / lc(f) for degree n: lc^(2n-2) times the product of the squared differences of the roots.</summary>
    /// <exception cref="Core.InputError">The polynomial is constant.</exception>
    public Integer Discriminant()
    {
        if (IsConstant) throw new Core.InputError("a constant has no discriminant", expected: "expected a polynomial of degree at least 1");
        Integer resultant = Resultant(this, Derivative()) / LeadingCoefficient;
        return Degree % 4 is 2 or 3 ? -resultant : resultant;
    }

    /// <summary>The bits of the squared Euclidean norm.</summary>
    private static long NormBits(IntegerPolynomial a)
    {
        Integer sum = Integer.Zero;
        foreach (Integer coefficient in a.Coefficients) sum += Integer.Square(coefficient);
        return sum.BitLength;
    }
}
