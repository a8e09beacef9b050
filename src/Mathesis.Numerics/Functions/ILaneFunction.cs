namespace Mathesis.Numerics;

/// <summary>A function of one number and its slope, written once for every vector.</summary>
internal interface ILaneFunction
{
    /// <summary>The value in each lane.</summary>
    static abstract TLanes Value<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>;

    /// <summary>The slope in each lane.</summary>
    static abstract TLanes Slope<TLanes>(TLanes x) where TLanes : unmanaged, ILanes<TLanes, float>;
}
