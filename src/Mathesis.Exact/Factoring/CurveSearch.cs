using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Elliptic curves with their bounds, in batches on several threads; the first curve in order that finds a divisor counts.</summary>
internal readonly record struct CurveSearch(uint FirstBound, uint SecondBound, int Curves, ulong FirstIndex, FactoringOptions Options) : IRingOperation
{
    /// <summary>So many curves are run to the end before the divisors found are looked at.</summary>
    private const int Batch = 8;

    /// <inheritdoc/>
    public Integer? Run<TRing, TResidue>(TRing ring)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        CurveSearch search = this;
        var found = new Integer?[Batch];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Options.Threads), CancellationToken = Options.Cancellation };
        for (int start = 0; start < Curves; start += Batch)
        {
            int count = Math.Min(Batch, Curves - start), offset = start;
            if (Options.Threads == 1 || FirstBound < 1000)
            {
                for (int i = 0; i < count; i++)
                    if (search.Curve<TRing, TResidue>(ring, offset + i) is Integer divisor) return divisor;
            }
            else
            {
                Parallel.For(0, count, parallel, i => found[i] = search.Curve<TRing, TResidue>(ring, offset + i));
                for (int i = 0; i < count; i++)
                    if (found[i] is Integer divisor) return divisor;
            }
            Options.Progress?.Advance(Math.Min(start + Batch, Curves), Curves);
        }
        return null;
    }

    private Integer? Curve<TRing, TResidue>(TRing ring, int number)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        ulong index = FirstIndex + (ulong)number;
        // The parameters of small searches need not be random: 6, 7, 8, ...
        ulong sigma = FirstBound < 1000 ? 6 + index : 6 + (new RandomStream("exact/factoring/curves", Options.Seed, index).NextUInt64() >> 1);
        return EllipticCurveMethod.TryCurve<TRing, TResidue>(ring, sigma, FirstBound, SecondBound, Options.Cancellation);
    }
}
