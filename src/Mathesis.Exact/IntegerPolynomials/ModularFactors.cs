using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>The distinct-degree factorisation of an integer polynomial modulo a small prime.</summary>
internal sealed class ModularFactors
{
    private readonly PolynomialRing<PrimeField32, uint> ring;
    private readonly IReadOnlyList<(int Degree, uint[] Product)> parts;

    private ModularFactors(PolynomialRing<PrimeField32, uint> ring, IReadOnlyList<(int Degree, uint[] Product)> parts)
    {
        this.ring = ring;
        this.parts = parts;
        foreach ((int degree, uint[] product) in parts) Count += (product.Length - 1) / degree;
    }

    /// <summary>The prime.</summary>
    public ulong Prime => ring.Field.Characteristic;

    /// <summary>The number of irreducible factors modulo the prime.</summary>
    public int Count { get; }

    /// <summary>Factors modulo a prime; null when the prime divides the leading coefficient or the discriminant.</summary>
    public static ModularFactors? TryFind(IntegerPolynomial f, ulong prime)
    {
        var field = new PrimeField32(prime);
        uint[] image = ModularImage.Of<PrimeField32, uint>(field, f.Coefficients);
        if (image[^1] == 0) return null;
        var ring = new PolynomialRing<PrimeField32, uint>(field);
        if (ring.GreatestCommonDivisor(image, ring.Derivative(image)).Length > 1) return null;
        return new ModularFactors(ring, DistinctDegreeFactorization.Of<PrimeField32, uint>(ring, image));
    }

    /// <summary>Keeps the degrees that a product of some of the factors has.</summary>
    public void Restrict(bool[] possible)
    {
        var sums = new bool[possible.Length];
        sums[0] = true;
        foreach ((int degree, uint[] product) in parts)
            for (int k = (product.Length - 1) / degree; k > 0; k--)
                for (int sum = sums.Length - 1; sum >= degree; sum--) sums[sum] |= sums[sum - degree];
        for (int i = 0; i < sums.Length; i++) possible[i] &= sums[i];
    }

    /// <summary>The irreducible factors, monic, with coefficients in [0, p); degrees ascending.</summary>
    public IntegerPolynomial[] Split(RandomStream stream)
    {
        var factors = new List<IntegerPolynomial>();
        foreach ((int degree, uint[] product) in parts)
            foreach (uint[] factor in EqualDegreeFactorization.Of<PrimeField32, uint>(ring, product, degree, stream))
                factors.Add(IntegerPolynomial.Own([.. factor.Select(residue => (Integer)(long)residue)]));
        return [.. factors];
    }
}
