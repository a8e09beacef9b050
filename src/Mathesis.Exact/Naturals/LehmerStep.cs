using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Several steps of Euclid's algorithm on the leading 128 bits of two numbers, collected in a matrix of limbs.
/// Source: Lehmer 1938; the double-digit form of Jebelean, "A double-digit Lehmer-Euclid algorithm" (1995).
/// </summary>
/// <remarks>
/// With the matrix (A B; C D), a step number even gives a' = A a - B b and b' = D b - C a, an odd one the negatives. The quotients are those of the
/// whole numbers when a' exceeds b' and b' is not negative, as a chain of quotients with that property is unique. The steps are found in two
/// runs on single limbs, the second on the numbers that the first has left: a run ends while the remainder and its distance to the divisor
/// exceed the cofactors, and these bound what the bits cut off can change.
/// </remarks>
internal ref struct LehmerStep
{
    /// <summary>Runs stop before remainders of fewer than 34 bits: their cofactors have at most 31.</summary>
    private const ulong Least = 1UL << 33;

    public ulong A, B, C, D;

    /// <summary>Whether a and b change places in the signs.</summary>
    public bool Odd;

    /// <summary>Whether any step was taken.</summary>
    public readonly bool Moved => B != 0;

    /// <summary>Runs the steps for x at least y, leading 128 bits at the same place, the top bit of x set.</summary>
    public static LehmerStep Of(UInt128 x, UInt128 y)
    {
        LehmerStep first = Single((ulong)(x >> 64), (ulong)(y >> 64));
        if (!first.Moved) return first;
        UInt128 p = unchecked(Times(x, first.A) - Times(y, first.B)), q = unchecked(Times(y, first.D) - Times(x, first.C));
        if (first.Odd) (p, q) = unchecked((0 - p, 0 - q));
        // At least 33 bits are left above the lower limb, so that what is cut off is worth less than the cofactors.
        int cut = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(p >> 64));
        LehmerStep second = Single((ulong)(p >> cut), (ulong)(q >> cut));
        // The later steps come from the left.
        return new LehmerStep
        {
            A = (second.A * first.A) + (second.B * first.C),
            B = (second.A * first.B) + (second.B * first.D),
            C = (second.C * first.A) + (second.D * first.C),
            D = (second.C * first.B) + (second.D * first.D),
            Odd = first.Odd ^ second.Odd,
        };
    }

    private static UInt128 Times(UInt128 a, ulong b)
    {
        ulong high = Math.BigMul((ulong)a, b, out ulong low);
        return new UInt128(high + ((ulong)(a >> 64) * b), low);
    }

    /// <summary>Quotient and remainder, where there is one by a single instruction.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static (ulong Quotient, ulong Remainder) Divide(ulong x, ulong y)
    {
#pragma warning disable CA2252, SYSLIB5004 // The intrinsic is a preview only because of its tuple's shape.
        if (X86Base.X64.IsSupported) return X86Base.X64.DivRem(x, 0, y);
#pragma warning restore CA2252, SYSLIB5004
        return Math.DivRem(x, y);
    }

    /// <summary>The steps that single limbs decide.</summary>
    private static LehmerStep Single(ulong x, ulong y)
    {
        ulong a = 1, b = 0, c = 0, d = 1;
        bool odd = false;
        while (y >= Least)
        {
            (ulong q, ulong r) = Divide(x, y);
            if (r < Least || y - r < Least) break;
            (x, y) = (y, r);
            (a, c) = (c, a + (q * c));
            (b, d) = (d, b + (q * d));
            odd = !odd;
        }
        return new LehmerStep { A = a, B = b, C = c, D = d, Odd = odd };
    }
}
