using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// Fractions from a p-adic expansion. Once a denominator d is known, d x is an integer of half the length, so half the digits give the
/// numerators; an entry that needs another denominator brings its own.
/// </summary>
/// <param name="digits">The expansion.</param>
/// <param name="rows">The number of unknowns.</param>
/// <param name="sides">The number of right sides.</param>
/// <param name="largestEntry">No entry of the matrix is larger.</param>
/// <param name="largestSide">No entry of the right sides is larger.</param>
internal sealed class DixonRecovery(DixonDigits digits, int rows, int sides, Integer largestEntry, Integer largestSide)
{
    /// <summary>So many digits are combined one pair after the other; more of them by halves.</summary>
    private const int Leaf = 64;

    /// <summary>p to the power of <see cref="Leaf"/>, its square, and so on.</summary>
    private readonly List<Integer> powers = [Integer.Pow(digits.Prime, Leaf)];

    /// <summary>The proved solution, or null while the digits are too few.</summary>
    public CommonDenominator? TryRecover()
    {
        int count = digits.Count, half = Math.Min(((count + 1) / 2) + 1, count);
        Integer modulus = Integer.Pow(digits.Prime, count), shortModulus = Integer.Pow(digits.Prime, half);
        var recovery = new FractionRecovery(modulus);
        Integer denominator = Integer.One;
        long shortBits = shortModulus.BitLength - 24;
        while (true)
        {
            var toNumerators = new FixedFactor(denominator, shortModulus);
            var numerators = new Matrix<Integer>(rows, sides);
            int place = 0;
            for (; place < rows * sides; place++)
            {
                Integer numerator = toNumerators.Multiply(Combine(place / sides, place % sides, 0, half));
                if (numerator.BitLength > shortBits) break;
                numerators.Entries[place] = numerator;
            }
            if (place == rows * sides)
            {
                // Modulo a short modulus the numerators satisfy the system; it is large enough to prove them, or more digits are needed.
                return denominator < shortModulus && IsProved(numerators, denominator, shortModulus) ? Reduce(numerators, denominator) : null;
            }
            Integer residue = Integer.Mod(Combine(place / sides, place % sides, 0, count) * denominator, modulus);
            if (!recovery.TryRecover(residue, out Rational fraction) || fraction.Denominator.IsOne) return null;
            denominator *= fraction.Denominator;
        }
    }

    /// <summary>The same fractions without a factor common to all.</summary>
    private static CommonDenominator Reduce(Matrix<Integer> numerators, Integer denominator)
    {
        Integer common = denominator;
        foreach (Integer numerator in numerators.Entries)
        {
            if (common.IsOne) break;
            common = Integer.Gcd(common, numerator);
        }
        return common.IsOne
            ? new CommonDenominator(numerators, denominator)
            : new CommonDenominator(numerators.Map(numerator => numerator / common), denominator / common);
    }

    /// <summary>Digits first … first + count - 1 of an unknown as a number modulo p^(first + count), divided by p^first.</summary>
    private Integer Combine(int row, int side, int first, int count)
    {
        if (count <= Leaf) return CombineLeaf(row, side, first, count);
        // The lower part has a power of two of leaves, so that few powers of p are needed.
        int level = BitOperations.Log2((uint)((count - 1) / Leaf));
        int lower = Leaf << level;
        while (powers.Count <= level) powers.Add(powers[^1] * powers[^1]);
        return Combine(row, side, first, lower) + (Combine(row, side, first + lower, count - lower) * powers[level]);
    }

    private Integer CombineLeaf(int row, int side, int first, int count)
    {
        // Digits that are not negative, two of them a word below p^2 < 2^60; then Horner's rule.
        Span<ulong> words = stackalloc ulong[Leaf / 2], limbs = stackalloc ulong[Leaf / 2];
        ulong prime = (ulong)digits.Prime;
        long borrow = 0;
        for (int i = 0; i < count; i++)
        {
            long digit = digits[first + i, row, side] - borrow;
            borrow = digit < 0 ? 1 : 0;
            ulong residue = (ulong)(digit + (borrow * digits.Prime));
            if ((i & 1) == 0) words[i >> 1] = residue;
            else words[i >> 1] += residue * prime;
        }
        int length = 0;
        for (int i = (count - 1) >> 1; i >= 0; i--)
        {
            ulong top = NaturalKernels.MultiplyLimb(limbs[..length], limbs[..length], prime * prime, words[i]);
            if (top != 0) limbs[length++] = top;
        }
        var value = new Integer(1, limbs[..length]);
        // Only the topmost leaf may be shorter, and there what is borrowed lies beyond the modulus.
        return borrow != 0 && count == Leaf ? value - powers[0] : value;
    }

    /// <summary>a N - d b is divisible by the modulus; it is 0 when it cannot be that large.</summary>
    private bool IsProved(Matrix<Integer> numerators, Integer denominator, Integer modulus)
    {
        Integer largest = Integer.Zero;
        foreach (Integer numerator in numerators.Entries) largest = Integer.Max(largest, Integer.Abs(numerator));
        return (largestEntry * largest * rows) + (denominator * largestSide) < modulus;
    }
}
