using System.Runtime.CompilerServices;

namespace Mathesis.Numerics;

/// <summary>One vector.</summary>
internal unsafe struct Strip1<TLanes, T> : IStrip<Strip1<TLanes, T>, TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private TLanes first;

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> Load(T* source)
    {
        Strip1<TLanes, T> strip;
        strip.first = TLanes.Load(source);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Strip1<TLanes, T> MultiplyAdd(TLanes a, Strip1<TLanes, T> b, Strip1<TLanes, T> c)
    {
        Strip1<TLanes, T> strip;
        strip.first = TLanes.MultiplyAdd(a, b.first, c.first);
        return strip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* destination)
    {
        first.Store(destination);
    }
}
