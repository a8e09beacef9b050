using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>
/// Elliptic curves for one-limb numbers: the method of <see cref="EllipticCurveMethod"/> with everything in registers, for factors up to 32 bits.
/// </summary>
internal static class WordCurves
{
    private const uint Stride = 60;

    // The numbers below half the stride that are coprime to it.
    private static ReadOnlySpan<byte> Coprime => [1, 7, 11, 13, 17, 19, 23, 29];

    // B1 for numbers up to so many bits, with the powers up to it and the pairs of the second stage up to 25 B1.
    private static readonly (int Bits, uint Bound, ulong[] Powers, byte[][] Pairs)[] levels =
        [.. new (int Bits, uint Bound)[] { (52, 90), (58, 125), (62, 165), (64, 205) }.Select(level => (level.Bits, level.Bound, PowersUpTo(level.Bound), PairsFor(level.Bound)))];

    /// <summary>Runs curves; a proper divisor, or 0 when none finds one.</summary>
    /// <param name="number">Odd, composite, no perfect power.</param>
    /// <param name="curves">How many curves.</param>
    public static ulong Find(ulong number, int curves)
    {
        var arithmetic = new MontgomeryArithmetic(number);
        int bits = 64 - System.Numerics.BitOperations.LeadingZeroCount(number), level = 0;
        while (levels[level].Bits < bits) level++;
        (_, uint bound, ulong[] powers, byte[][] pairs) = levels[level];
        for (int i = 0; i < curves; i++)
        {
            ulong divisor = Run(in arithmetic, (ulong)(6 + i), powers, FirstGiant(bound), pairs);
            if (divisor != 1 && divisor != number) return divisor;
        }
        return 0;
    }

    private static uint FirstGiant(uint bound) => (bound + (Stride / 2)) / Stride;

    /// <summary>For each giant step the baby steps (i for 2 i + 1) that are as far from it as a prime.</summary>
    private static byte[][] PairsFor(uint bound)
    {
        uint second = 25 * bound;
        PrimeBitmap primes = PrimeBitmap.UpTo(second + Stride);
        var rows = new List<byte[]>();
        for (uint k = FirstGiant(bound); k <= FirstGiant(second); k++)
        {
            uint centre = k * Stride;
            rows.Add([.. Coprime.ToArray().Where(j => primes.IsPrime(centre - j) || primes.IsPrime(centre + j)).Select(j => (byte)(j / 2))]);
        }
        return [.. rows];
    }

    private static ulong[] PowersUpTo(uint bound)
    {
        // The prime powers up to the bound, gathered to words; powers of 2 and 3 a little further, as the group's order has the factor 12.
        var words = new List<ulong>();
        ulong word = 4 * 3;
        foreach (ulong prime in PrimeSieve.UpTo(bound))
        {
            for (ulong power = prime; power <= bound; power *= prime)
            {
                if (word > ulong.MaxValue / prime)
                {
                    words.Add(word);
                    word = 1;
                }
                word *= prime;
            }
        }
        words.Add(word);
        return [.. words];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Run(in MontgomeryArithmetic ring, ulong sigma, ReadOnlySpan<ulong> powers, uint first, byte[][] pairs)
    {
        MontgomeryArithmetic m = ring;
        ulong s = m.ToForm(sigma), u = m.Subtract(m.Multiply(s, s), m.ToForm(5)), v = m.Add(s, s);
        v = m.Add(v, v);
        ulong x = m.Multiply(m.Multiply(u, u), u), z = m.Multiply(m.Multiply(v, v), v), d = m.Subtract(v, u);
        ulong numerator = m.Multiply(m.Multiply(m.Multiply(d, d), d), m.Add(m.Add(m.Add(u, u), u), v));
        ulong denominator = m.FromForm(m.Multiply(m.Multiply(x, v), m.ToForm(16)));
        if (ModularArithmetic.TryInvert(denominator, m.Modulus) is not ulong inverse) return GreatestCommonDivisor.Of(denominator, m.Modulus);
        ulong quarter = m.Multiply(numerator, m.ToForm(inverse));
        foreach (ulong power in powers) Ladder(in m, quarter, ref x, ref z, power);
        ulong divisor = GreatestCommonDivisor.Of(z, m.Modulus);
        if (divisor != 1) return divisor;

        // Second stage: baby steps 1, 7, ..., 29, giant steps of 60.
        Span<ulong> bx = stackalloc ulong[15], bz = stackalloc ulong[15];
        (bx[0], bz[0]) = (x, z);
        ulong tx = x, tz = z;
        Ladder(in m, quarter, ref tx, ref tz, 2);
        for (int i = 1; i < 15; i++)
            Add(in m, bx[i - 1], bz[i - 1], tx, tz, bx[Math.Max(i - 2, 0)], bz[Math.Max(i - 2, 0)], out bx[i], out bz[i]);
        ulong sx = x, sz = z;
        Ladder(in m, quarter, ref sx, ref sz, Stride);
        ulong gx = sx, gz = sz, px = sx, pz = sz;
        Ladder(in m, quarter, ref gx, ref gz, first);
        Ladder(in m, quarter, ref px, ref pz, first - 1);
        // Two products side by side: neither waits for the other.
        ulong product = m.One, other = m.One;
        Span<ulong> bxz = stackalloc ulong[15];
        foreach (byte j in Coprime) bxz[j / 2] = m.Multiply(bx[j / 2], bz[j / 2]);
        foreach (byte[] row in pairs)
        {
            ulong gxz = m.Multiply(gx, gz);
            foreach (byte i in row)
            {
                ulong cross = m.Multiply(m.Subtract(gx, bx[i]), m.Add(gz, bz[i]));
                (product, other) = (other, m.Multiply(product, m.Add(m.Subtract(cross, gxz), bxz[i])));
            }
            Add(in m, gx, gz, sx, sz, px, pz, out ulong nx, out ulong nz);
            (px, pz, gx, gz) = (gx, gz, nx, nz);
        }
        return GreatestCommonDivisor.Of(m.Multiply(product, other), m.Modulus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(in MontgomeryArithmetic m, ulong ax, ulong az, ulong bx, ulong bz, ulong dx, ulong dz, out ulong x, out ulong z)
    {
        ulong p = m.Multiply(m.Subtract(ax, az), m.Add(bx, bz)), q = m.Multiply(m.Add(ax, az), m.Subtract(bx, bz));
        ulong sum = m.Add(p, q), difference = m.Subtract(p, q);
        x = m.Multiply(m.Multiply(sum, sum), dz);
        z = m.Multiply(m.Multiply(difference, difference), dx);
    }

    /// <summary>(x, z) := k (x, z) by Montgomery's ladder, for k of at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Ladder(in MontgomeryArithmetic ring, ulong quarter, ref ulong x, ref ulong z, ulong k)
    {
        if (k == 1) return;
        MontgomeryArithmetic m = ring;
        ulong px = x, pz = z, lx = px, lz = pz;
        Double(in m, quarter, px, pz, out ulong hx, out ulong hz);
        for (int bit = 62 - System.Numerics.BitOperations.LeadingZeroCount(k); bit >= 0; bit--)
        {
            Add(in m, lx, lz, hx, hz, px, pz, out ulong sx, out ulong sz);
            // The point that is doubled depends on the bit: it is chosen by a mask, as branches on the bits would be mispredicted.
            ulong up = 0 - (k >> bit & 1);
            Double(in m, quarter, lx ^ ((lx ^ hx) & up), lz ^ ((lz ^ hz) & up), out ulong dx, out ulong dz);
            ulong differenceX = (sx ^ dx) & up, differenceZ = (sz ^ dz) & up;
            lx = dx ^ differenceX;
            lz = dz ^ differenceZ;
            hx = sx ^ differenceX;
            hz = sz ^ differenceZ;
        }
        (x, z) = (lx, lz);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Double(in MontgomeryArithmetic m, ulong quarter, ulong ax, ulong az, out ulong x, out ulong z)
    {
        ulong sum = m.Add(ax, az), difference = m.Subtract(ax, az);
        sum = m.Multiply(sum, sum);
        difference = m.Multiply(difference, difference);
        ulong cross = m.Subtract(sum, difference);
        x = m.Multiply(sum, difference);
        z = m.Multiply(m.Add(m.Multiply(quarter, cross), difference), cross);
    }
}
