using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Four vectors side by side.</summary>
internal unsafe struct Strip4<TLanes, T> : IStrip<Strip4<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second, third, fourth;

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
        third.Store(destination + 2 * TLanes.Count);
        fourth.Store(destination + 3 * TLanes.Count);
    }
}
