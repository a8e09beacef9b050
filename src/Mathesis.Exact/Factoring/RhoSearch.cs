namespace Mathesis.Exact;

/// <summary>Pollard's rho with a constant, up to a number of steps.</summary>
internal readonly record struct RhoSearch(ulong Constant, long MostSteps, CancellationToken Cancellation) : IRingOperation
{
    /// <inheritdoc/>
    public Integer? Run<TRing, TResidue>(TRing ring)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged => PollardRho.TryFind<TRing, TResidue>(ring, Constant, MostSteps, Cancellation);
}
