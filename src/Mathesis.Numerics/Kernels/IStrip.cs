namespace Mathesis.Numerics;

/// <summary>A few vectors side by side: one row of the matrix kernel's tile. The compiler keeps its vectors in registers.</summary>
internal unsafe interface IStrip<TSelf, TLanes, T>
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

    /// <summary>Writes the vectors one after the other.</summary>
    void Store(T* destination);
}
