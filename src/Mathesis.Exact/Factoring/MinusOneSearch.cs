namespace Mathesis.Exact;

/// <summary>Pollard's p - 1 with its bounds.</summary>
internal readonly record struct MinusOneSearch(uint FirstBound, uint SecondBound, CancellationToken Cancellation) : IRingOperation
{
    /// <inheritdoc/>
    public Integer? Run<TRing, TResidue>(TRing ring)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged => PollardMinusOne.TryFind<TRing, TResidue>(ring, FirstBound, SecondBound, Cancellation);
}
