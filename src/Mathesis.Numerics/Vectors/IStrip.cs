namespace Mathesis.Numerics;

/// <summary>
/// A few vectors side by side. A kernel over strips does several vectors a turn of its loop, and the compiler keeps them in
/// registers. All operations act on each lane of each vector.
/// </summary>
/// <typeparam name="TSelf">The implementing type: <see cref="Strip1{TLanes, T}"/> to <see cref="Strip4{TLanes, T}"/>.</typeparam>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe interface IStrip<TSelf, TLanes, T>
    where TSelf : unmanaged, IStrip<TSelf, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>The number of vectors.</summary>
    static abstract int Vectors { get; }

    /// <summary>Consecutive vectors.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>a * b + c, with the same factor a for every vector.</summary>
    static abstract TSelf MultiplyAdd(TLanes a, TSelf b, TSelf c);

    /// <summary>The vectors where those of <paramref name="condition"/> are positive, zero elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf a);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Lane by lane, <paramref name="sum"/> and the products of two strips' vectors, added from the first vector to the last.</summary>
    static abstract TLanes AddProducts(TSelf a, TSelf b, TLanes sum);

    /// <summary>Writes the vectors one after the other.</summary>
    void Store(T* destination);
}
