namespace Mathesis.Exact;

/// <summary>
/// A strip of exact sums that stays in registers while products are added to it: 64-bit integers, or float64 below 2^53. One for each
/// vector path.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="TLeft">A left factor: int or double.</typeparam>
/// <typeparam name="TSum">A right factor and a sum: long or double.</typeparam>
internal unsafe interface IWideStrip<TSelf, TLeft, TSum>
    where TSelf : unmanaged, IWideStrip<TSelf, TLeft, TSum>
    where TLeft : unmanaged
    where TSum : unmanaged
{
    /// <summary>How many sums there are.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> factors; integers fit 32 bits with their sign.</summary>
    static abstract TSelf Load(TSum* source);

    /// <summary>sum + a b for one number a and a strip b.</summary>
    static abstract TSelf MultiplyAdd(TLeft* a, TSelf b, TSelf sum);

    /// <summary>Makes sums small again without changing their residues.</summary>
    static abstract TSelf Fold(TSelf sum, in SumFolding folding);

    /// <summary>Writes the sums.</summary>
    void Store(TSum* destination);
}
