using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>Numbers where carries, borrows and normalisation go wrong: runs of ones and of zeros, neighbours of powers of two.</summary>
internal sealed class EdgeNumbers(string purpose, ulong seed = 1)
{
    private readonly RandomStream random = new($"exact/tests/{purpose}", seed);

    public RandomStream Random => random;

    /// <summary>The limbs of a number with exactly that length (its top limb may still be zero only for random zero runs).</summary>
    public ulong[] Limbs(int length)
    {
        var limbs = new ulong[length];
        if (length == 0) return limbs;
        switch (random.NextBelow(6))
        {
            case 0:
                limbs.AsSpan().Fill(ulong.MaxValue);
                break;
            case 1:
                // A power of two, plus or minus one.
                limbs[random.NextBelow(length)] = 1UL << random.NextBelow(64);
                if (random.NextBelow(2) == 0) limbs[0] |= 1;
                else NaturalKernels.SubtractFrom(limbs, [1]);
                break;
            case 2:
                // Runs of equal bits.
                for (int i = 0; i < length; i++) limbs[i] = random.NextBelow(3) switch { 0 => 0, 1 => ulong.MaxValue, _ => random.NextUInt64() };
                break;
            case 3:
                for (int i = 0; i < length; i++) limbs[i] = ulong.MaxValue << random.NextBelow(64);
                break;
            default:
                for (int i = 0; i < length; i++) limbs[i] = random.NextUInt64();
                break;
        }
        if (limbs[^1] == 0) limbs[^1] = random.NextBelow(2) == 0 ? 1UL << 63 : 1 + random.NextBelow(9UL);
        return limbs;
    }

    public Integer Integer(int length) => new(random.NextBelow(2) == 0 ? -1 : 1, Limbs(length));

    /// <summary>A number of 0 to <paramref name="most"/> limbs, short ones as likely as long ones.</summary>
    public Integer Any(int most) => Integer(random.NextBelow(random.NextBelow(2) == 0 ? Math.Min(most, 3) + 1 : most + 1));

    public static BigInteger Big(ReadOnlySpan<ulong> limbs) => new(System.Runtime.InteropServices.MemoryMarshal.AsBytes(limbs), isUnsigned: true);
}
