namespace Mathesis.Exact;

/// <summary>
/// Pollard's rho method with Brent's cycle search (Brent 1980, "An improved Monte Carlo factorization algorithm"): about the square
/// root of the least prime factor steps, each one Montgomery product; differences are multiplied up so that one gcd serves 128 steps.
/// </summary>
internal static class PollardRho
{
    private const int Batch = 128;

    /// <summary>A proper divisor, or null when none was met in the steps allowed or all factors were met at once.</summary>
    /// <param name="ring">The ring of an odd composite number.</param>
    /// <param name="constant">The c of x -> x^2 + c.</param>
    /// <param name="mostSteps">How many steps are allowed.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Integer? TryFind<TRing, TResidue>(TRing ring, ulong constant, long mostSteps, CancellationToken cancellation)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        TResidue increment = ring.FromInteger(constant % ring.Modulus), y = ring.FromInteger(2);
        long all = 0;
        for (long length = 1; all < mostSteps; length *= 2)
        {
            TResidue x = y;
            for (long i = 0; i < length; i++) Step(ref ring, ref y, in increment);
            all += length;
            for (long done = 0; done < length && all < mostSteps; done += Batch)
            {
                cancellation.ThrowIfCancellationRequested();
                TResidue start = y, product = ring.One;
                long steps = Math.Min(Batch, length - done);
                for (long i = 0; i < steps; i++)
                {
                    Step(ref ring, ref y, in increment);
                    ring.Subtract(out TResidue difference, in x, in y);
                    ring.Multiply(out product, in product, in difference);
                }
                all += steps;
                Integer divisor = ring.Gcd(in product);
                if (divisor.IsOne) continue;
                if (divisor == ring.Modulus) divisor = Backtrack(ref ring, in x, start, in increment);
                return divisor == ring.Modulus ? null : divisor;
            }
        }
        return null;
    }

    private static void Step<TRing, TResidue>(ref TRing ring, ref TResidue y, in TResidue increment)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        ring.Multiply(out y, in y, in y);
        ring.Add(out y, in y, in increment);
    }

    /// <summary>The batch met several factors at once: walk it again, a gcd a step.</summary>
    private static Integer Backtrack<TRing, TResidue>(ref TRing ring, in TResidue x, TResidue z, in TResidue increment)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        while (true)
        {
            Step(ref ring, ref z, in increment);
            ring.Subtract(out TResidue difference, in x, in z);
            Integer divisor = ring.Gcd(in difference);
            if (!divisor.IsOne) return divisor;
        }
    }
}
