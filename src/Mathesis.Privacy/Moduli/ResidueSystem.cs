using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Values 0, ..., k - 1 seen through their residues modulo several numbers: the linear map A from a vector over the values to the
/// sums over residue classes, block by block, and its transpose. Nothing is stored but the moduli.
/// </summary>
public sealed class ResidueSystem
{
    private readonly int[] moduli;
    private readonly int[] offsets;

    /// <summary>Takes moduli.</summary>
    /// <param name="categories">k, at least 2.</param>
    /// <param name="moduli">At least one; pairwise coprime, from 2 to 2^22.</param>
    /// <exception cref="InputError">A modulus is out of range, two have a common factor, or their residues cannot tell all vectors over the values apart.</exception>
    public ResidueSystem(int categories, IReadOnlyList<int> moduli)
    {
        if (moduli.Count == 0) throw new InputError("there are no moduli", "moduli", "expected pairwise coprime numbers such as 17, 19, 23");
        Categories = categories;
        this.moduli = [.. moduli];
        offsets = new int[moduli.Count + 1];
        for (int j = 0; j < moduli.Count; j++)
        {
            if (moduli[j] is < 2 or > FrequencyMechanism.MostCategories)
                throw new InputError($"{moduli[j]} is no modulus", "moduli", $"expected numbers from 2 to {FrequencyMechanism.MostCategories}");
            for (int i = 0; i < j; i++)
            {
                if (BigInteger.GreatestCommonDivisor(moduli[i], moduli[j]) > 1)
                    throw new InputError($"{moduli[i]} and {moduli[j]} have a common factor", "moduli", "expected pairwise coprime numbers");
            }
            offsets[j + 1] = offsets[j] + moduli[j];
        }
        // The blocks share their totals, so the rank of A is at most the sum of the moduli less the number of blocks but one.
        if (Rows - moduli.Count + 1 < categories)
        {
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"the residues of {categories} values have rank at most {Rows - moduli.Count + 1}"),
                "moduli", string.Create(CultureInfo.InvariantCulture, $"expected moduli whose sum is at least {categories + moduli.Count - 1}"));
        }
    }

    /// <summary>k.</summary>
    public int Categories { get; }

    /// <summary>The moduli m_j.</summary>
    public IReadOnlyList<int> Moduli => moduli;

    /// <summary>T: the sum of the moduli, which is the number of residue classes.</summary>
    public int Rows => offsets[^1];

    /// <summary>Where a block's classes begin.</summary>
    public int Offset(int block) => offsets[block];

    /// <summary>y = a D A x + c y: for every block j and residue, the sum of x over the values with that residue, times the block's factor.</summary>
    /// <param name="x">[k].</param>
    /// <param name="factors">The diagonal of D: a factor for every block.</param>
    /// <param name="a">What the product is multiplied by.</param>
    /// <param name="c">What y keeps; where it is 0, y is overwritten.</param>
    /// <param name="y">[T].</param>
    public void Fold(ReadOnlySpan<double> x, ReadOnlySpan<double> factors, double a, double c, Span<double> y)
    {
        for (int j = 0; j < moduli.Length; j++)
        {
            int m = moduli[j];
            Span<double> block = y.Slice(offsets[j], m);
            if (c == 0) block.Clear();
            // The first residues have one value more than the others.
            int rows = x.Length / m, longer = x.Length % m;
            FoldPart(x, m, rows + 1, 0, longer, factors[j] * a, c, block);
            FoldPart(x, m, rows, longer, m, factors[j] * a, c, block);
        }
    }

    /// <summary>x = a A^T D y + c x: for every value, the sum over blocks of the block's factor times the entry of the value's residue.</summary>
    /// <param name="y">[T].</param>
    /// <param name="factors">The diagonal of D: a factor for every block.</param>
    /// <param name="a">What the product is multiplied by.</param>
    /// <param name="c">What x keeps; where it is 0, x is overwritten.</param>
    /// <param name="x">[k].</param>
    public void Spread(ReadOnlySpan<double> y, ReadOnlySpan<double> factors, double a, double c, Span<double> x)
    {
        // A part of x stays in the nearest cache while all blocks are added to it.
        const int Part = 2048;
        for (int from = 0; from < x.Length; from += Part)
        {
            Span<double> part = x.Slice(from, Math.Min(Part, x.Length - from));
            if (c == 0) part.Clear();
            else for (int i = 0; i < part.Length; i++) part[i] *= c;
            for (int j = 0; j < moduli.Length; j++)
            {
                int m = moduli[j], residue = from % m;
                ReadOnlySpan<double> entries = y.Slice(offsets[j], m);
                for (int start = 0; start < part.Length; residue = 0)
                {
                    int length = Math.Min(m - residue, part.Length - start);
                    AddScaled(part.Slice(start, length), entries[residue..], factors[j] * a);
                    start += length;
                }
            }
        }
    }

    /// <summary>The exact rank of A over the rational numbers, by elimination modulo a prime; a lower bound that is the rank unless the prime is unlucky.</summary>
    public int RankFromBelow()
    {
        const ulong prime = (1UL << 31) - 1;
        var rows = new List<(int Pivot, ulong[] Row)>();
        int rank = 0;
        for (int j = 0; j < moduli.Length && rank < Categories; j++)
        {
            for (int a = 0; a < moduli[j] && rank < Categories; a++)
            {
                ulong[] row = new ulong[Categories];
                for (int x = a; x < Categories; x += moduli[j]) row[x] = 1;
                foreach ((int pivot, ulong[] other) in rows)
                {
                    ulong factor = row[pivot];
                    if (factor == 0) continue;
                    for (int x = pivot; x < Categories; x++) row[x] = (row[x] + ((prime - factor) * other[x])) % prime;
                }
                int first = Array.FindIndex(row, entry => entry != 0);
                if (first < 0) continue;
                ulong inverse = ModularArithmetic.Invert(row[first], prime);
                for (int x = first; x < Categories; x++) row[x] = row[x] * inverse % prime;
                rows.Add((first, row));
                rank++;
            }
        }
        return rank;
    }

    /// <summary>block[r] = factor (x[r] + x[r + m] + ...) + keep block[r] for the residues from a first to before a last.</summary>
    private static void FoldPart(ReadOnlySpan<double> x, int m, int rows, int first, int last, double factor, double keep, Span<double> block)
    {
        int width = Vector<double>.Count, r = first;
        ref double source = ref MemoryMarshal.GetReference(x);
        ref double target = ref MemoryMarshal.GetReference(block);
        for (; r <= last - (2 * width); r += 2 * width)
        {
            Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
            nuint at = (nuint)r;
            for (int row = 0; row < rows; row++, at += (nuint)m)
            {
                low += Vector.LoadUnsafe(ref source, at);
                high += Vector.LoadUnsafe(ref source, at + (nuint)width);
            }
            ((low * factor) + (Vector.LoadUnsafe(ref target, (nuint)r) * keep)).StoreUnsafe(ref target, (nuint)r);
            ((high * factor) + (Vector.LoadUnsafe(ref target, (nuint)(r + width)) * keep)).StoreUnsafe(ref target, (nuint)(r + width));
        }
        for (; r < last; r++)
        {
            double sum = 0;
            for (int row = 0, at = r; row < rows; row++, at += m) sum += x[at];
            block[r] = (factor * sum) + (keep * block[r]);
        }
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(target);
        ReadOnlySpan<Vector<double>> wideSource = MemoryMarshal.Cast<double, Vector<double>>(source)[..wide.Length];
        var scale = new Vector<double>(factor);
        for (int i = 0; i < wide.Length; i++) wide[i] += wideSource[i] * scale;
        for (int i = wide.Length * Vector<double>.Count; i < target.Length; i++) target[i] += source[i] * factor;
    }
}
