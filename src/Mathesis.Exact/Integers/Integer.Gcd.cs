namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The fewest limbs of both numbers for the greatest common divisor by halves.</summary>
    private const int HalfGcdThreshold = 3000;

    /// <summary>The greatest common divisor, not negative; of 0 and 0 it is 0.</summary>
    public static Integer Gcd(Integer a, Integer b)
    {
        if (a.size == 0) return Abs(b);
        if (b.size == 0) return Abs(a);
        if (a.limbs is null && b.limbs is null) return new Integer(1, NaturalKernels.Gcd(a.limb, b.limb));
        if (a.limbs is null) return new Integer(1, NaturalKernels.Gcd(NaturalKernels.RemainderLimb(b.Magnitude, a.limb), a.limb));
        if (b.limbs is null) return new Integer(1, NaturalKernels.Gcd(NaturalKernels.RemainderLimb(a.Magnitude, b.limb), b.limb));
        while (Math.Min(Math.Abs(a.size), Math.Abs(b.size)) >= HalfGcdThreshold)
        {
            (a, b) = (Max(Abs(a), Abs(b)), Min(Abs(a), Abs(b)));
            if (!HalfGcd.TryReduce(ref a, ref b, out _)) (a, b) = (b, a % b);
        }
        if (Math.Min(Math.Abs(a.size), Math.Abs(b.size)) <= 1) return Gcd(a, b);
        var gcd = GC.AllocateUninitializedArray<ulong>(Math.Min(a.Magnitude.Length, b.Magnitude.Length));
        int length = NaturalKernels.Gcd(gcd, a.Magnitude, b.Magnitude);
        return new Integer(1, gcd, length);
    }

    /// <summary>The least common multiple, not negative; 0 when a number is 0.</summary>
    public static Integer Lcm(Integer a, Integer b) => a.IsZero || b.IsZero ? Zero : Abs(a / Gcd(a, b) * b);

    /// <summary>
    /// The greatest common divisor g with cofactors: a x + b y = g. For a and b not 0 and of different magnitudes |x| is at most |b| / g and
    /// |y| at most |a| / g.
    /// </summary>
    /// <remarks>Lehmer's algorithm with the cofactor of a; that of b follows by one division.</remarks>
    public static (Integer Gcd, Integer X, Integer Y) ExtendedGcd(Integer a, Integer b)
    {
        if (b.IsZero) return (Abs(a), a.Sign, Zero);
        Integer r0 = Abs(a), r1 = Abs(b), s0 = One, s1 = Zero;
        if (r0 < r1) (r0, r1, s0, s1) = (r1, r0, s1, s0);
        while (!r1.IsZero)
        {
            if (Math.Abs(r1.size) >= HalfGcdThreshold && HalfGcd.TryReduce(ref r0, ref r1, out HalfGcd matrix))
            {
                (s0, s1) = matrix.Solve(s0, s1);
                if (r0 < r1) (r0, r1, s0, s1) = (r1, r0, s1, s0);
                continue;
            }
            LehmerStep step = default;
            long bits = r0.BitLength;
            if (bits > 64 && bits - r1.BitLength < 64) step = LehmerStep.Of(Leading(r0, bits), Leading(r1, bits));
            if (step.Moved)
            {
                (r0, r1) = Apply(step, r0, r1);
                (s0, s1) = Apply(step, s0, s1);
            }
            else
            {
                (Integer q, Integer r) = DivRem(r0, r1);
                (r0, r1, s0, s1) = (r1, r, s1, s0 - (q * s1));
            }
        }
        Integer x = a.Sign < 0 ? -s0 : s0;
        return (r0, x, (r0 - (a * x)) / b);
    }

    internal static (Integer, Integer) Apply(LehmerStep step, Integer x, Integer y)
    {
        Integer first = (x * step.A) - (y * step.B), second = (y * step.D) - (x * step.C);
        return step.Odd ? (-first, -second) : (first, second);
    }

    /// <summary>The 128 bits below a place; numbers of fewer bits are multiplied up.</summary>
    internal static UInt128 Leading(in Integer a, long bits)
    {
        Integer part = bits >= 128 ? a >> checked((int)(bits - 128)) : a << (int)(128 - bits);
        ReadOnlySpan<ulong> limbs = part.Magnitude;
        return new UInt128(limbs.Length > 1 ? limbs[1] : 0, limbs.Length > 0 ? limbs[0] : 0);
    }

    /// <summary>The inverse modulo a number, in [0, modulus); false when there is none.</summary>
    /// <param name="a">Any number.</param>
    /// <param name="modulus">Greater than 0.</param>
    /// <param name="inverse">The inverse, or 0.</param>
    public static bool TryInvert(Integer a, Integer modulus, out Integer inverse)
    {
        (Integer gcd, Integer x, _) = ExtendedGcd(Mod(a, modulus), modulus);
        inverse = gcd.IsOne ? Mod(x, modulus) : Zero;
        return gcd.IsOne;
    }
}
