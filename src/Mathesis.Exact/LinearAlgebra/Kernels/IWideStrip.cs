namespace Mathesis.Exact;

/// <summary>
/// A strip of 64-bit sums that stays in registers while products of 32-bit numbers are added to it. One for each vector path.
/// </summary>
internal unsafe interface IWideStrip<TSelf>
    where TSelf : unmanaged, IWideStrip<TSelf>
{
    /// <summary>How many sums there are.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> numbers that fit 32 bits with their sign.</summary>
    static abstract TSelf Load(long* source);

    /// <summary>sum + a b for one number a and a strip b, both within 32 bits.</summary>
    static abstract TSelf MultiplyAdd(int* a, TSelf b, TSelf sum);

    /// <summary>Makes sums small again: the high word times radix, which is congruent to 2^32, plus the low word.</summary>
    static abstract TSelf Fold(TSelf sum, int radix);

    /// <summary>Writes the sums.</summary>
    void Store(long* destination);
}
