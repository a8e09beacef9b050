namespace Mathesis.Exact;

/// <summary>A search for a divisor that is written once for residues of every size.</summary>
internal interface IRingOperation
{
    /// <summary>Runs the search; a proper divisor or null.</summary>
    Integer? Run<TRing, TResidue>(TRing ring)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged;
}
