namespace Mathesis.Numerics;

/// <summary>
/// A register full of numbers. Kernels are written once over this interface; the compiler makes the code of each vector path
/// from <see cref="Lanes512{T}"/>, <see cref="Lanes256{T}"/> or <see cref="Lanes128{T}"/>. All operations act on each lane.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe interface ILanes<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>How many vectors wide the matrix kernel's tile of six rows may be so that it stays in registers.</summary>
    static abstract int TileVectors { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Consecutive numbers; need not be aligned, but a vector across two cache lines costs twice.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>One number in every lane.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>a * b + c, rounded once on the paths with fused multiplication and twice on the portable one.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of two numbers; what comes of a NaN depends on the path.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of two numbers; what comes of a NaN depends on the path.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The square root.</summary>
    static abstract TSelf SquareRoot(TSelf a);

    /// <summary>The largest integer that is not larger.</summary>
    static abstract TSelf Floor(TSelf a);

    /// <summary>2 to an integer power within the normal range of exponents: [-126, 127] for float, [-1022, 1023] for double.</summary>
    static abstract TSelf PowerOfTwo(TSelf integer);

    /// <summary><paramref name="a"/> in the lanes where <paramref name="condition"/> is positive, zero elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf a);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>The quotient.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>Writes the lanes to consecutive places.</summary>
    void Store(T* destination);

    /// <summary>The sum of the lanes, taken by halves: lane i is added to lane i + count / 2, and so on.</summary>
    T Sum();

    /// <summary>The largest lane.</summary>
    T Largest();
}
