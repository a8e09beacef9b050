namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes t / 2^(64 n) modulo m for t below m 2^(64 n) (Montgomery 1985).</summary>
    /// <param name="result">n limbs, below m.</param>
    /// <param name="t">2 n + 1 limbs, destroyed.</param>
    /// <param name="m">n limbs, odd.</param>
    /// <param name="inverse">-1 / m modulo 2^64.</param>
    internal static void MontgomeryReduce(Span<ulong> result, Span<ulong> t, ReadOnlySpan<ulong> m, ulong inverse)
    {
        int n = m.Length;
        Require(t.Length == (2 * n) + 1 && result.Length == n);
        fixed (ulong* r = t, modulus = m)
        {
            ulong above = 0;
            for (int i = 0; i < n; i++)
            {
                // The carry of row i falls on limb i + n; its overflow goes with the next row's carry.
                ulong carry = AddRow(r + i, modulus, n, r[i] * inverse);
                ulong limb = r[i + n] + above;
                above = limb < above ? 1UL : 0;
                limb += carry;
                above += limb < carry ? 1UL : 0;
                r[i + n] = limb;
            }
            r[2 * n] += above;
        }
        Span<ulong> high = t[n..];
        if (high[n] != 0 || Compare(high[..n], m) >= 0) Subtract(result, high[..n], m);
        else high[..n].CopyTo(result);
    }
}
