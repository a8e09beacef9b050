namespace Mathesis.Core;

/// <summary>
/// Philox4x64-10, a counter-based random function: 256 counter bits and 128 key bits to 256 random bits, without state.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), section 3.2;
/// equal to Random123's <c>philox4x64</c> with 10 rounds.
/// </summary>
public static class Philox
{
    private const ulong Multiplier0 = 0xD2E7470EE14C6C93;
    private const ulong Multiplier1 = 0xCA5A826395121157;
    private const ulong Weyl0 = 0x9E3779B97F4A7C15;
    private const ulong Weyl1 = 0xBB67AE8584CAA73B;

    /// <summary>The block of four random words at a counter under a key.</summary>
    public static (ulong X0, ulong X1, ulong X2, ulong X3) Block(
        (ulong C0, ulong C1, ulong C2, ulong C3) counter, (ulong K0, ulong K1) key)
    {
        (ulong x0, ulong x1, ulong x2, ulong x3) = counter;
        (ulong k0, ulong k1) = key;
        for (int round = 0; round < 10; round++)
        {
            ulong high0 = Math.BigMul(Multiplier0, x0, out ulong low0);
            ulong high1 = Math.BigMul(Multiplier1, x2, out ulong low1);
            (x0, x1, x2, x3) = (high1 ^ x1 ^ k0, low1, high0 ^ x3 ^ k1, low0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (x0, x1, x2, x3);
    }
}
