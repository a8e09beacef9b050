namespace Mathesis.Exact;

/// <summary>
/// A strip of exact sums that stays in registers while products are added to it: 64-bit integers, or float64 below 2^53. One for each
/// vector path.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="TLeft">A left factor: int or double; a long holds two of 16 bits in two parts.</typeparam>
/// <typeparam name="TRight">A right factor: long or double; an int holds two of 16 bits.</typeparam>
/// <typeparam name="TSum">A sum: long or double.</typeparam>
internal unsafe interface IWideStrip<TSelf, TLeft, TRight, TSum>
    where TSelf : unmanaged, IWideStrip<TSelf, TLeft, TRight, TSum>
    where TLeft : unmanaged
    where TRight : unmanaged
    where TSum : unmanaged
{
    /// <summary>How many sums there are.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> factors; integers fit 32 bits with their sign.</summary>
    static abstract TSelf Load(TRight* source);

    /// <summary>sum + a b for one number a and a strip b.</summary>
    static abstract TSelf MultiplyAdd(TLeft* a, TSelf b, TSelf sum);

    /// <summary>Makes sums small again without changing their residues.</summary>
    static abstract TSelf Fold(TSelf sum, in SumFolding folding);

    /// <summary>How many products one step of <see cref="MultiplyAdd"/> adds to each sum: one, or two in pairs.</summary>
    static virtual int ProductsInStep
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <summary>Copies the left factor into the order in which tiles read it: [tiles, steps, 6].</summary>
    static abstract void PackLeft(Block<uint> a, int modulus, TLeft* target);

    /// <summary>Copies one strip of the right factor: [steps, width].</summary>
    static abstract void PackRight(Block<uint> b, int modulus, TRight* target);

    /// <summary>Writes the sums.</summary>
    void Store(TSum* destination);
}
