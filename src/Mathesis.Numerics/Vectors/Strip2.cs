using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Two vectors side by side.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe struct Strip2<TLanes, T> : IStrip<Strip2<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second;

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> Load(T* source)
    {
        Strip2<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        strip.second = TLanes.Load(source + TLanes.Count);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> MultiplyAdd(TLanes a, Strip2<TLanes, T> b, Strip2<TLanes, T> c)
    {
        Strip2<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        strip.second = TLanes.MultiplyAdd(a, b.second, c.second);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> WherePositive(Strip2<TLanes, T> condition, Strip2<TLanes, T> a)
    {
        Strip2<TLanes, T> strip;
        strip.first = TLanes.WherePositive(condition.first, a.first);
        strip.second = TLanes.WherePositive(condition.second, a.second);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> operator +(Strip2<TLanes, T> a, Strip2<TLanes, T> b)
    {
        Strip2<TLanes, T> strip;
        strip.first = a.first + b.first;
        strip.second = a.second + b.second;
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddProducts(Strip2<TLanes, T> a, Strip2<TLanes, T> b, TLanes sum)
    {
        sum = TLanes.MultiplyAdd(a.first, b.first, sum);
        sum = TLanes.MultiplyAdd(a.second, b.second, sum);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
    }
}
