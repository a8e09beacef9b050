using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Three vectors side by side.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe struct Strip3<TLanes, T> : IStrip<Strip3<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second, third;

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> Load(T* source)
    {
        Strip3<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        strip.second = TLanes.Load(source + TLanes.Count);
        strip.third = TLanes.Load(source + 2 * TLanes.Count);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> MultiplyAdd(TLanes a, Strip3<TLanes, T> b, Strip3<TLanes, T> c)
    {
        Strip3<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        strip.second = TLanes.MultiplyAdd(a, b.second, c.second);
        strip.third = TLanes.MultiplyAdd(a, b.third, c.third);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> WherePositive(Strip3<TLanes, T> condition, Strip3<TLanes, T> a)
    {
        Strip3<TLanes, T> strip;
        strip.first = TLanes.WherePositive(condition.first, a.first);
        strip.second = TLanes.WherePositive(condition.second, a.second);
        strip.third = TLanes.WherePositive(condition.third, a.third);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> operator +(Strip3<TLanes, T> a, Strip3<TLanes, T> b)
    {
        Strip3<TLanes, T> strip;
        strip.first = a.first + b.first;
        strip.second = a.second + b.second;
        strip.third = a.third + b.third;
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddProducts(Strip3<TLanes, T> a, Strip3<TLanes, T> b, TLanes sum)
    {
        sum = TLanes.MultiplyAdd(a.first, b.first, sum);
        sum = TLanes.MultiplyAdd(a.second, b.second, sum);
        sum = TLanes.MultiplyAdd(a.third, b.third, sum);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
        third.Store(destination + 2 * TLanes.Count);
    }
}
