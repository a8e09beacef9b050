using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Four vectors side by side.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="T">The element type, float or double.</typeparam>
public unsafe struct Strip4<TLanes, T> : IStrip<Strip4<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second, third, fourth;

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip4<TLanes, T> Load(T* source)
    {
        Strip4<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        strip.second = TLanes.Load(source + TLanes.Count);
        strip.third = TLanes.Load(source + 2 * TLanes.Count);
        strip.fourth = TLanes.Load(source + 3 * TLanes.Count);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip4<TLanes, T> MultiplyAdd(TLanes a, Strip4<TLanes, T> b, Strip4<TLanes, T> c)
    {
        Strip4<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        strip.second = TLanes.MultiplyAdd(a, b.second, c.second);
        strip.third = TLanes.MultiplyAdd(a, b.third, c.third);
        strip.fourth = TLanes.MultiplyAdd(a, b.fourth, c.fourth);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip4<TLanes, T> WherePositive(Strip4<TLanes, T> condition, Strip4<TLanes, T> a)
    {
        Strip4<TLanes, T> strip;
        strip.first = TLanes.WherePositive(condition.first, a.first);
        strip.second = TLanes.WherePositive(condition.second, a.second);
        strip.third = TLanes.WherePositive(condition.third, a.third);
        strip.fourth = TLanes.WherePositive(condition.fourth, a.fourth);
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip4<TLanes, T> operator +(Strip4<TLanes, T> a, Strip4<TLanes, T> b)
    {
        Strip4<TLanes, T> strip;
        strip.first = a.first + b.first;
        strip.second = a.second + b.second;
        strip.third = a.third + b.third;
        strip.fourth = a.fourth + b.fourth;
        return strip;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddProducts(Strip4<TLanes, T> a, Strip4<TLanes, T> b, TLanes sum)
    {
        sum = TLanes.MultiplyAdd(a.first, b.first, sum);
        sum = TLanes.MultiplyAdd(a.second, b.second, sum);
        sum = TLanes.MultiplyAdd(a.third, b.third, sum);
        sum = TLanes.MultiplyAdd(a.fourth, b.fourth, sum);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
        third.Store(destination + 2 * TLanes.Count);
        fourth.Store(destination + 3 * TLanes.Count);
    }
}
