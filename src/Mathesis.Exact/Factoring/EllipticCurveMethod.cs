namespace Mathesis.Exact;

/// <summary>
/// Lenstra's elliptic curve method (Lenstra, "Factoring integers with elliptic curves", 1987): a prime p is found when the order of a curve
/// modulo p is a product of prime powers up to B1 and at most one prime up to B2. Second stage by baby and giant steps (Montgomery 1987).
/// </summary>
internal static class EllipticCurveMethod
{
    /// <summary>Runs one curve; a proper divisor or null.</summary>
    /// <param name="ring">The ring of the number.</param>
    /// <param name="sigma">Suyama's parameter, above 5.</param>
    /// <param name="firstBound">B1.</param>
    /// <param name="secondBound">B2, at least B1.</param>
    /// <param name="cancellation">Stops the curve.</param>
    public static Integer? TryCurve<TRing, TResidue>(TRing ring, ulong sigma, uint firstBound, uint secondBound, CancellationToken cancellation)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        if (!MontgomeryCurve<TRing, TResidue>.TryCreate(in ring, sigma, out MontgomeryCurve<TRing, TResidue> curve, out CurvePoint<TResidue> point, out Integer divisor))
            return Proper(divisor, ring.Modulus);
        point = FirstStage(ref curve, point, firstBound, cancellation);
        divisor = ring.Gcd(in point.Z);
        if (!divisor.IsOne) return Proper(divisor, ring.Modulus);
        TResidue product = SecondStage(ref ring, ref curve, point, firstBound, secondBound, cancellation);
        return Proper(ring.Gcd(in product), ring.Modulus);
    }

    private static Integer? Proper(Integer divisor, Integer modulus) => divisor.IsOne || divisor == modulus ? null : divisor;

    /// <summary>The point times every prime power up to the bound; the factors are gathered to words.</summary>
    private static CurvePoint<TResidue> FirstStage<TRing, TResidue>(
        ref MontgomeryCurve<TRing, TResidue> curve, CurvePoint<TResidue> point, uint bound, CancellationToken cancellation)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        for (ulong power = 2; power <= bound; power *= 2) curve.Double(out point, in point);
        PrimeBitmap primes = PrimeBitmap.UpTo(bound);
        ulong factor = 1;
        for (uint prime = 3; prime <= bound; prime += 2)
        {
            if (!primes.IsPrime(prime)) continue;
            for (ulong power = prime; power <= bound; power *= prime)
            {
                if (factor > ulong.MaxValue / prime)
                {
                    point = curve.Multiply(in point, factor);
                    cancellation.ThrowIfCancellationRequested();
                    factor = 1;
                }
                factor *= prime;
            }
        }
        return curve.Multiply(in point, factor);
    }

    /// <summary>The product of X(k D) Z(j) - X(j) Z(k D) over the k, j with a prime k D + j or k D - j between the bounds.</summary>
    private static TResidue SecondStage<TRing, TResidue>(
        ref TRing ring, ref MontgomeryCurve<TRing, TResidue> curve, CurvePoint<TResidue> point, uint firstBound, uint secondBound, CancellationToken cancellation)
        where TRing : struct, IResidueRing<TResidue>
        where TResidue : unmanaged
    {
        uint stride = secondBound < 12_000 ? 60u : secondBound < 200_000 ? 210u : secondBound < 40_000_000 ? 2310u : 9240u;
        PrimeBitmap primes = PrimeBitmap.UpTo(secondBound + stride);
        // Baby steps: the odd multiples below half the stride.
        int count = (int)(stride / 4) + 1;
        var babies = new CurvePoint<TResidue>[count];
        var babyProducts = new TResidue[count];
        var coprime = new List<int>();
        babies[0] = point;
        curve.Double(out CurvePoint<TResidue> twice, in point);
        for (int i = 1; i < count; i++) curve.Add(out babies[i], in babies[i - 1], in twice, in babies[i == 1 ? 0 : i - 2]);
        for (int i = 0; i < count; i++)
        {
            if (GreatestCommonDivisor.Of((ulong)((2 * i) + 1), stride) != 1) continue;
            coprime.Add(i);
            ring.Multiply(out babyProducts[i], in babies[i].X, in babies[i].Z);
        }
        uint first = Math.Max(2, (firstBound + (stride / 2)) / stride), last = (secondBound + (stride / 2)) / stride;
        CurvePoint<TResidue> step = curve.Multiply(in point, stride);
        CurvePoint<TResidue> giant = curve.Multiply(in step, first), before = curve.Multiply(in step, first - 1);
        TResidue product = ring.One;
        for (uint k = first; k <= last; k++)
        {
            uint centre = k * stride;
            ring.Multiply(out TResidue giantProduct, in giant.X, in giant.Z);
            foreach (int i in coprime)
            {
                uint j = (uint)((2 * i) + 1);
                if (!primes.IsPrime(centre - j) && !primes.IsPrime(centre + j)) continue;
                // (X - x)(Z + z) - X Z + x z = X z - x Z
                ring.Subtract(out TResidue a, in giant.X, in babies[i].X);
                ring.Add(out TResidue b, in giant.Z, in babies[i].Z);
                ring.Multiply(out a, in a, in b);
                ring.Subtract(out a, in a, in giantProduct);
                ring.Add(out a, in a, in babyProducts[i]);
                ring.Multiply(out product, in product, in a);
            }
            curve.Add(out CurvePoint<TResidue> next, in giant, in step, in before);
            before = giant;
            giant = next;
            if (k % 16 == 0) cancellation.ThrowIfCancellationRequested();
        }
        return product;
    }
}
