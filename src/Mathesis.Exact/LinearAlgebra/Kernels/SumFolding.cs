namespace Mathesis.Exact;

/// <summary>How sums of products are made small again before they overflow.</summary>
/// <param name="Chunk">After how many products that must happen.</param>
/// <param name="Radix">A small number congruent to 2^32, for sums in 64 bits.</param>
/// <param name="Modulus">The modulus, for sums in float64.</param>
/// <param name="Reciprocal">1 / modulus.</param>
internal readonly record struct SumFolding(int Chunk, int Radix, double Modulus, double Reciprocal)
{
    /// <summary>
    /// For integers in 64 bits: a folded sum is at most 2^32 + 2^31 |radix|; what is left of 63 bits holds so many products of halves.
    /// </summary>
    public static SumFolding ForIntegers(uint modulus)
    {
        long half = modulus / 2;
        long residue = (long)((1UL << 32) % modulus);
        int radix = (int)(residue > half ? residue - modulus : residue);
        Int128 room = (Int128)long.MaxValue - (1L << 32) - ((Int128)Math.Abs((long)radix) << 31);
        return new SumFolding(Products(room, half), radix, modulus, 1.0 / modulus);
    }

    /// <summary>For float64, exact up to 2^53: a folded sum is at most the modulus.</summary>
    public static SumFolding ForFloats(uint modulus) => new(Products((1L << 53) - modulus, modulus / 2), 0, modulus, 1.0 / modulus);

    private static int Products(Int128 room, long half) => half == 0 ? int.MaxValue : (int)Int128.Min(room / (half * half), int.MaxValue);
}
