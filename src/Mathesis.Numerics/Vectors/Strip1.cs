using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>One vector.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe struct Strip1<TLanes, T> : IStrip<Strip1<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first;

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> Load(T* source)
    {
        Strip1<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> MultiplyAdd(TLanes a, Strip1<TLanes, T> b, Strip1<TLanes, T> c)
    {
        Strip1<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> WherePositive(Strip1<TLanes, T> condition, Strip1<TLanes, T> a)
    {
        Strip1<TLanes, T> strip;
        strip.first = TLanes.WherePositive(condition.first, a.first);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> operator +(Strip1<TLanes, T> a, Strip1<TLanes, T> b)
    {
        Strip1<TLanes, T> strip;
        strip.first = a.first + b.first;
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddProducts(Strip1<TLanes, T> a, Strip1<TLanes, T> b, TLanes sum)
    {
        sum = TLanes.MultiplyAdd(a.first, b.first, sum);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
    }
}
