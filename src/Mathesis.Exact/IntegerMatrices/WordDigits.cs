namespace Mathesis.Exact;

/// <summary>
/// An integer matrix as a sum of matrices of small balanced digits, sum over i of D_i 2^(bits i), so that products with small vectors fit 64 bits.
/// </summary>
internal sealed class WordDigits
{
    /// <summary>Takes a matrix apart.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="bits">The size of a digit, in [1, 31]: |digit| &lt;= 2^(bits - 1).</param>
    public WordDigits(Matrix<Integer> a, int bits)
    {
        Bits = bits;
        long longest = 0;
        foreach (ref Integer entry in a.Entries.AsSpan()) longest = Math.Max(longest, entry.BitLength);
        LargestBits = longest;
        // A balanced digit may carry into one more.
        int count = longest < bits ? 1 : checked((int)(longest / bits) + 1);
        Digits = [.. Enumerable.Range(0, count).Select(_ => new int[a.Entries.Length])];
        if (count == 1)
        {
            for (int i = 0; i < a.Entries.Length; i++) Digits[0][i] = (int)(long)a.Entries[i];
            return;
        }
        for (int i = 0; i < a.Entries.Length; i++) Split(in a.Entries[i], i);
    }

    /// <summary>The size of a digit.</summary>
    public int Bits { get; }

    /// <summary>The length of the largest entry.</summary>
    public long LargestBits { get; }

    /// <summary>The digits of all entries, lowest first; row after row.</summary>
    public int[][] Digits { get; }

    private void Split(in Integer entry, int place)
    {
        ReadOnlySpan<ulong> limbs = entry.Magnitude;
        long carry = 0, mask = (1L << Bits) - 1, half = 1L << (Bits - 1);
        int sign = entry.Sign;
        for (int i = 0, shift = 0; i < Digits.Length; i++, shift += Bits)
        {
            int limb = shift >> 6, within = shift & 63;
            ulong word = limb < limbs.Length ? limbs[limb] >> within : 0;
            if (within + Bits > 64 && limb + 1 < limbs.Length) word |= limbs[limb + 1] << (64 - within);
            long digit = (long)(word & (ulong)mask) + carry;
            carry = digit > half ? 1 : 0;
            Digits[i][place] = (int)(sign * (digit - (carry << Bits)));
        }
    }
}
