namespace Mathesis.Exact;

/// <summary>The x-coordinate X / Z of a point on a curve in Montgomery's form.</summary>
internal struct CurvePoint<TResidue>
    where TResidue : unmanaged
{
    public TResidue X, Z;
}
