using System.Numerics;

namespace Mathesis.Exact;

/// <summary>
/// Fractions from their residues modulo M: of all n/d with n = d v mod M the one with the least |n| d (Monagan, "Maximal quotient rational
/// reconstruction", 2004), believed if |n| d is smaller than M by a factor that chance seldom gives. A denominator that served before is tried first:
/// solutions of linear systems tend to share theirs, and then no Euclidean algorithm is needed.
/// </summary>
/// <param name="modulus">M, at least 2.</param>
internal sealed class FractionRecovery(Integer modulus)
{
    private readonly long bits = modulus.BitLength;

    /// <summary>By how many bits |n| d must be smaller than M. There are about B log B fractions with |n| d below B, so one in twenty residues passes by chance.</summary>
    private readonly long guard = 4 + BitOperations.Log2((ulong)modulus.BitLength);

    private Integer denominator = Integer.One;

    /// <summary>Recovers a fraction; false when none is small enough to be believed.</summary>
    /// <param name="residue">In [0, M).</param>
    /// <param name="fraction">The fraction.</param>
    public bool TryRecover(Integer residue, out Rational fraction)
    {
        if (residue.IsZero)
        {
            fraction = Rational.Zero;
            return true;
        }
        if (denominator.BitLength + guard < bits)
        {
            Integer numerator = denominator.IsOne ? residue : residue * denominator % modulus;
            if (numerator > modulus >> 1) numerator -= modulus;
            if (numerator.BitLength + denominator.BitLength + guard <= bits)
            {
                fraction = new Rational(numerator, denominator);
                return true;
            }
        }
        bool found = modulus.IsSmall && bits < 64 ? TryEuclid((ulong)residue, (ulong)modulus, out fraction) : TryEuclid(residue, out fraction);
        if (found) denominator = fraction.Denominator;
        return found;
    }

    private bool TryEuclid(ulong residue, ulong word, out Rational fraction)
    {
        // r = t v mod M in every step, |t| grows as r falls.
        ulong r0 = word, r1 = residue;
        long t0 = 0, t1 = 1;
        UInt128 best = UInt128.MaxValue;
        (ulong N, long D) found = default;
        while (r1 != 0)
        {
            UInt128 size = (UInt128)r1 * (ulong)Math.Abs(t1);
            if (size < best) (best, found) = (size, (r1, t1));
            ulong quotient = r0 / r1;
            (r0, r1) = (r1, r0 - (quotient * r1));
            // The last cofactor, M itself, is never used.
            (t0, t1) = (t1, unchecked(t0 - ((long)quotient * t1)));
        }
        bool isBelieved = BitOperations.Log2(found.N) + 1 + BitOperations.Log2((ulong)Math.Abs(found.D)) + 1 + guard <= bits;
        fraction = isBelieved ? new Rational(found.D < 0 ? -(Integer)found.N : found.N, Math.Abs(found.D)) : default;
        return isBelieved;
    }

    private bool TryEuclid(Integer residue, out Rational fraction)
    {
        // Before the wanted fraction comes up, the quotients are small; after it comes one as large as the guard.
        Integer r0 = modulus, r1 = residue, t0 = Integer.Zero, t1 = Integer.One;
        while (!r1.IsZero)
        {
            if (LehmerQuotients.TryTake(r0, r1, guard - 2, out LehmerQuotients step))
            {
                (r0, r1) = step.Apply(r0, r1);
                (t0, t1) = step.Apply(t0, t1);
                continue;
            }
            if (r1.BitLength + t1.BitLength + guard <= bits)
            {
                fraction = new Rational(t1.Sign < 0 ? -r1 : r1, Integer.Abs(t1));
                return true;
            }
            (Integer quotient, Integer rest) = Integer.DivRem(r0, r1);
            (r0, r1) = (r1, rest);
            (t0, t1) = (t1, t0 - (quotient * t1));
        }
        fraction = default;
        return false;
    }
}
