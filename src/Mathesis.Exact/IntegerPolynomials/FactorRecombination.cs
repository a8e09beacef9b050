namespace Mathesis.Exact;

/// <summary>
/// Finds which products of the factors modulo p^k are factors over the integers, smallest products first. The sums of the roots of a true
/// factor and of their squares, times the leading coefficient and its square, are small integers, which almost no other product passes
/// (Abbott, Shoup and Zimmermann 2000); what passes is decided by division.
/// </summary>
internal sealed class FactorRecombination
{
    private readonly Integer modulus, leading;
    private readonly bool[] possible;
    private readonly List<int> active = [];
    private readonly IntegerPolynomial[] factors;
    private readonly ulong[] firstSums, secondSums;
    private readonly ulong firstMargin, secondMargin;
    private readonly List<IntegerPolynomial> found = [];
    private readonly List<int> chosen = [];
    private IntegerPolynomial rest;

    /// <summary>Prepares the search.</summary>
    /// <param name="f">Primitive and square-free.</param>
    /// <param name="factors">Monic modulo the modulus, coefficients in [0, modulus).</param>
    /// <param name="modulus">p^k, more than twice every coefficient of a factor times the leading coefficient.</param>
    /// <param name="possible">The degrees that a factor may have.</param>
    public FactorRecombination(IntegerPolynomial f, IntegerPolynomial[] factors, Integer modulus, bool[] possible)
    {
        (rest, this.factors, this.modulus, this.possible) = (f, factors, modulus, possible);
        leading = f.LeadingCoefficient;
        firstSums = new ulong[factors.Length];
        secondSums = new ulong[factors.Length];
        for (int i = 0; i < factors.Length; i++)
        {
            active.Add(i);
            Integer first = -factors[i][factors[i].Degree - 1], second = Integer.Square(first) - (2 * factors[i][factors[i].Degree - 2]);
            firstSums[i] = Fraction(leading * first);
            secondSums[i] = Fraction(leading * leading * second);
        }
        int root = f.RootBoundBits();
        firstMargin = Margin(leading.BitLength + root, f.Degree);
        secondMargin = Margin((2 * leading.BitLength) + (2 * root), f.Degree);
    }

    /// <summary>The bits of a modulus for which the sums sort well.</summary>
    public static long UsefulBits(IntegerPolynomial f) => (2 * f.LeadingCoefficient.BitLength) + (2 * Math.Max(0, f.RootBoundBits())) + 48;

    /// <summary>The irreducible factors.</summary>
    public IReadOnlyList<IntegerPolynomial> Find()
    {
        for (int size = 1; 2 * size <= active.Count;)
            if (!Search(size, 0, 0, 0, 0)) size++;
        if (rest.Degree > 0) found.Add(rest);
        return found;
    }

    /// <summary>Extends the chosen factors by that many from a place in the list on.</summary>
    private bool Search(int size, int from, ulong first, ulong second, int degree)
    {
        if (size == 0) return Passes(first, firstMargin) && Passes(second, secondMargin) && possible[degree] && Try();
        for (int i = from; i + size <= active.Count; i++)
        {
            // Of two complementary halves the one with the first factor is enough.
            if (chosen.Count == 0 && 2 * size == active.Count && i > 0) return false;
            int factor = active[i];
            if (size == 1 && !(Passes(first + firstSums[factor], firstMargin) && Passes(second + secondSums[factor], secondMargin))) continue;
            chosen.Add(factor);
            if (Search(size - 1, i + 1, first + firstSums[factor], second + secondSums[factor], degree + factors[factor].Degree)) return true;
            chosen.RemoveAt(chosen.Count - 1);
        }
        return false;
    }

    private bool Try()
    {
        Integer constant = leading;
        foreach (int factor in chosen) constant = Integer.Mod(constant * factors[factor][0], modulus);
        if (constant > modulus >> 1) constant -= modulus;
        if (constant.IsZero || !Integer.Divides(constant, leading * rest[0])) return false;
        IntegerPolynomial product = leading;
        foreach (int factor in chosen) product = (product * factors[factor]).Modulo(modulus);
        IntegerPolynomial candidate = product.SymmetricModulo(modulus).PrimitivePart();
        if (!rest.TryDivide(candidate, out IntegerPolynomial quotient)) return false;
        rest = quotient;
        found.Add(candidate);
        foreach (int factor in chosen) active.Remove(factor);
        chosen.Clear();
        return true;
    }

    private static bool Passes(ulong fraction, ulong margin) => fraction <= margin || 0 - fraction <= margin;

    /// <summary>floor(2^64 (a mod modulus) / modulus).</summary>
    private ulong Fraction(Integer a) => (ulong)((Integer.Mod(a, modulus) << 64) / modulus);

    /// <summary>A bound of the fraction of an integer of magnitude up to count 2^bits, and of the rounding of as many fractions as there are factors.</summary>
    private ulong Margin(long bits, int count)
    {
        if (bits < 0) bits = 0;
        Integer margin = (((Integer)count << checked((int)bits + 64)) / modulus) + factors.Length + 2;
        return margin.TryToUInt64(out ulong value) ? value : ulong.MaxValue;
    }
}
