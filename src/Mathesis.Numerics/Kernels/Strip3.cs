using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Three vectors side by side.</summary>
internal unsafe struct Strip3<TLanes, T> : IStrip<Strip3<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second, third;

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> Load(T* source)
    {
        Strip3<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        strip.second = TLanes.Load(source + TLanes.Count);
        strip.third = TLanes.Load(source + 2 * TLanes.Count);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip3<TLanes, T> MultiplyAdd(TLanes a, Strip3<TLanes, T> b, Strip3<TLanes, T> c)
    {
        Strip3<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        strip.second = TLanes.MultiplyAdd(a, b.second, c.second);
        strip.third = TLanes.MultiplyAdd(a, b.third, c.third);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
        third.Store(destination + 2 * TLanes.Count);
    }
}
