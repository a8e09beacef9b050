using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Bootstrap systems of scattering amplitudes: the contact term of n massless particles is a polynomial of some degree in the dot products of
/// their momenta, with an unknown coefficient for each monomial, and it must not change when particles are exchanged. The largest
/// example of Mangan, "FiniteFieldSolve" (2023), is that of 8 particles and degree 4, with 8,855 unknowns; 7 particles give 2,380.
/// </summary>
/// <remarks>
/// Momentum conservation eliminates the last momentum and p_n^2 = 0 one dot product more: p_i.p_j for i &lt; j &lt; n without (n-2, n-1) are
/// independent, n (n - 3) / 2 of them. Two exchanges make all: the cyclic shift of all particles and the swap of the first two.
/// </remarks>
public static class ContactAmplitude
{
    /// <summary>The most unknowns that are made.</summary>
    private const long LargestAnsatz = 200_000;

    /// <summary>
    /// The equations for the coefficients: that of each monomial in A(shifted) - A and in A(swapped) - A is 0, and, if a soft degree is asked
    /// for, that of each monomial of lower degree in the first momentum is 0.
    /// </summary>
    /// <param name="particles">n, from 4 to 20.</param>
    /// <param name="degree">The degree, from 1 to 10.</param>
    /// <param name="softDegree">With which power of the first momentum the amplitude vanishes at least; 0 asks nothing.</param>
    /// <exception cref="InputError">A number is out of range, or there are too many unknowns.</exception>
    public static LinearSystem Create(int particles, int degree, int softDegree = 0)
    {
        Require(particles, 4, 20, "particles");
        Require(degree, 1, 10, "degree");
        Require(softDegree, 0, degree, "soft degree");
        var monomials = new MonomialTable(particles * (particles - 3) / 2, degree);
        if (monomials.Count > LargestAnsatz) throw new InputError($"the ansatz has {monomials.Count} unknowns", expected: $"expected at most {LargestAnsatz}");
        int[] shift = [.. Enumerable.Range(0, particles).Select(i => (i + 1) % particles)];
        int[] swap = [1, 0, .. Enumerable.Range(2, particles - 2)];
        var builder = new SparseMatrixBuilder<Rational>(monomials.Count);
        AddExchange(builder, monomials, particles, shift);
        AddExchange(builder, monomials, particles, swap);
        if (softDegree > 0) AddSoftLimit(builder, monomials, particles, softDegree);
        return new LinearSystem(builder.Build(), unknowns: [.. Enumerable.Range(0, monomials.Count).Select(i => Name(monomials.Variables(i), particles))]);
    }

    /// <summary>
    /// How many independent amplitudes there are, by another way: Molien's series of the symmetric group on the dot products, whose character is
    /// f1 (f1 - 3) / 2 + f2 for a permutation with f1 fixed points and f2 exchanges of two.
    /// </summary>
    /// <param name="particles">n, from 4 to 20.</param>
    /// <param name="degree">The degree, from 0 to 10.</param>
    public static int CountInvariants(int particles, int degree)
    {
        Require(particles, 4, 20, "particles");
        Require(degree, 0, 10, "degree");
        Rational sum = Rational.Zero;
        foreach (int[] cycles in Partitions(particles, particles))
        {
            // 1 / |centraliser| is the class's share of the group.
            Rational share = Rational.One;
            foreach (IGrouping<int, int> group in cycles.GroupBy(length => length))
                for (int i = 1; i <= group.Count(); i++) share /= group.Key * i;
            var homogeneous = new Rational[degree + 1];
            homogeneous[0] = Rational.One;
            for (int k = 1; k <= degree; k++)
            {
                for (int i = 1; i <= k; i++) homogeneous[k] += Character(cycles, i) * homogeneous[k - i];
                homogeneous[k] /= k;
            }
            sum += share * homogeneous[degree];
        }
        return (int)(long)sum.Numerator;
    }

    /// <summary>The character of a power of a permutation with given cycles.</summary>
    private static Rational Character(int[] cycles, int power)
    {
        int fixedPoints = 0, exchanges = 0;
        foreach (int length in cycles)
        {
            int common = (int)GreatestCommonDivisor.Of((ulong)length, (ulong)power);
            if (length == common) fixedPoints += common;
            else if (length == 2 * common) exchanges += common;
        }
        return new Rational(fixedPoints * (fixedPoints - 3), 2) + exchanges;
    }

    private static IEnumerable<int[]> Partitions(int total, int largest)
    {
        if (total == 0) yield return [];
        for (int part = Math.Min(total, largest); part >= 1; part--)
            foreach (int[] rest in Partitions(total - part, part)) yield return [part, .. rest];
    }

    private static void AddExchange(SparseMatrixBuilder<Rational> builder, MonomialTable monomials, int particles, int[] permutation)
    {
        long[][] images = [.. Pairs(particles).Select(pair => DotProduct(particles, permutation[pair.I], permutation[pair.J]))];
        SparseMatrix<long> columns = monomials.Substitute(images).Transpose();
        for (int monomial = 0; monomial < monomials.Count; monomial++)
        {
            ReadOnlySpan<int> unknowns = columns.RowColumns(monomial);
            bool any = false, sawItself = false;
            for (int i = 0; i < unknowns.Length; i++)
            {
                long coefficient = columns.RowValues(monomial)[i];
                if (!sawItself && unknowns[i] > monomial) Itself();
                if (unknowns[i] == monomial)
                {
                    sawItself = true;
                    coefficient--;
                }
                if (coefficient == 0) continue;
                builder.Add(unknowns[i], coefficient);
                any = true;
            }
            if (!sawItself) Itself();
            if (any) builder.EndRow();

            void Itself()
            {
                sawItself = any = true;
                builder.Add(monomial, -1);
            }
        }
    }

    private static void AddSoftLimit(SparseMatrixBuilder<Rational> builder, MonomialTable monomials, int particles, int softDegree)
    {
        bool[] holdsFirst = [.. Pairs(particles).Select(pair => pair.I == 0)];
        for (int monomial = 0; monomial < monomials.Count; monomial++)
        {
            int power = 0;
            foreach (int variable in monomials.Variables(monomial)) power += holdsFirst[variable] ? 1 : 0;
            if (power >= softDegree) continue;
            builder.Add(monomial, Rational.One);
            builder.EndRow();
        }
    }

    /// <summary>The independent dot products, particles from 0.</summary>
    private static IEnumerable<(int I, int J)> Pairs(int particles)
    {
        for (int i = 0; i < particles - 1; i++)
            for (int j = i + 1; j < particles - 1; j++)
                if ((i, j) != (particles - 3, particles - 2)) yield return (i, j);
    }

    /// <summary>Any dot product as a sum of independent ones.</summary>
    private static long[] DotProduct(int particles, int i, int j)
    {
        (int I, int J)[] pairs = [.. Pairs(particles)];
        if (i > j) (i, j) = (j, i);
        var sum = new long[pairs.Length];
        if (j < particles - 1)
        {
            int place = Array.IndexOf(pairs, (i, j));
            if (place >= 0) sum[place] = 1;
            // The dependent one: the sum over all pairs is 0.
            else sum.AsSpan().Fill(-1);
            return sum;
        }
        // p_n = -(p_1 + ... + p_(n-1)), and p_i^2 = 0.
        for (int k = 0; k < particles - 1; k++)
        {
            if (k == i) continue;
            long[] part = DotProduct(particles, i, k);
            for (int place = 0; place < sum.Length; place++) sum[place] -= part[place];
        }
        return sum;
    }

    private static string Name(ReadOnlySpan<int> variables, int particles)
    {
        (int I, int J)[] pairs = [.. Pairs(particles)];
        var parts = new List<string>();
        foreach (int variable in variables) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{pairs[variable].I + 1}.{pairs[variable].J + 1}"));
        return $"c[{string.Join(",", parts)}]";
    }

    private static void Require(int value, int low, int high, string name)
    {
        if (value < low || value > high) throw new InputError($"{value} is out of range", name, $"expected {low} to {high}");
    }
}
