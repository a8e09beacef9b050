using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>Two vectors side by side.</summary>
internal unsafe struct Strip2<TLanes, T> : IStrip<Strip2<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first, second;

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> Load(T* source)
    {
        Strip2<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        strip.second = TLanes.Load(source + TLanes.Count);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip2<TLanes, T> MultiplyAdd(TLanes a, Strip2<TLanes, T> b, Strip2<TLanes, T> c)
    {
        Strip2<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        strip.second = TLanes.MultiplyAdd(a, b.second, c.second);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
        second.Store(destination + TLanes.Count);
    }
}
