using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>
/// A prime field of about 50 bits with elements as doubles: a product is exact as a pair (rounded product, error by fused
/// multiply-add), and its residue costs one rounded quotient. Source: van der Hoeven, Lecerf, Quintin, "Modular SIMD arithmetic in
/// Mathemagic" (2016), section 3; the transform keeps its numbers in the tree of moduli x^m - root.
/// </summary>
/// <remarks>
/// With p below 2^50 and |a b| at most 2 p^2 the quotient is wrong by at most 1 before rounding errors below 2^-3, the difference is
/// below 2^53 and hence exact, and the residue is at most 1.01 p in magnitude; for |a b| at most p^2 it is at most 0.76 p.
/// </remarks>
internal sealed class TransformField
{
    /// <summary>The power of two in p - 1.</summary>
    public const int TwoAdicity = 22;

    /// <summary>The field of a prime below 2^50 with a quadratic non-residue of it.</summary>
    public TransformField(ulong prime, ulong nonResidue)
    {
        Prime = prime;
        NonResidue = nonResidue;
        P = prime;
        Inverse = 1.0 / prime;
        Limb32 = Centre(1UL << 32);
    }

    public ulong Prime { get; }

    public double P { get; }

    public double Inverse { get; }

    /// <summary>2^32.</summary>
    public double Limb32 { get; }

    private ulong NonResidue { get; }

    private Roots roots = new([1], [1]);

    /// <summary>
    /// The constants of the first nodes of the tree: at node j, x^2m - c^2 = (x^m - c)(x^m + c) with c = Forward[j], the same for every
    /// level, and its reciprocals. <paramref name="count"/> is a power of two.
    /// </summary>
    public Roots RootsOf(int count)
    {
        Roots found = Volatile.Read(ref roots);
        if (found.Forward.Length >= count) return found;
        var made = new Roots(new double[count], new double[count]);
        var values = new ulong[count];
        values[0] = 1;
        made.Forward[0] = made.Backward[0] = 1;
        for (int block = 1; block < count; block *= 2)
        {
            // Node block + i follows node i by a root of unity of order 4 block.
            ulong step = Power(NonResidue, (Prime - 1) / (4UL * (ulong)block));
            for (int i = 0; i < block; i++)
            {
                values[block + i] = Times(values[i], step);
                made.Forward[block + i] = Centre(values[block + i]);
            }
            // The angles of a block are symmetric in a quarter turn, so mirrored constants multiply to -1.
            for (int i = 0; i < block; i++) made.Backward[block + i] = -made.Forward[(2 * block) - 1 - i];
        }
        Volatile.Write(ref roots, made);
        return made;
    }

    /// <summary>Constants of the tree and their reciprocals.</summary>
    public sealed record Roots(double[] Forward, double[] Backward);

    public ulong Times(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);

    public ulong Power(ulong a, ulong exponent)
    {
        ulong result = 1;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = Times(result, a);
            a = Times(a, a);
        }
        return result;
    }

    public ulong Reciprocal(ulong a) => Power(a, Prime - 2);

    /// <summary>The residue nearest to zero.</summary>
    public double Centre(ulong a)
    {
        a %= Prime;
        return a > Prime / 2 ? -(double)(Prime - a) : a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Times(Vector512<double> a, Vector512<double> b, Vector512<double> p, Vector512<double> inverse)
    {
        Vector512<double> high = a * b;
        Vector512<double> low = Vector512.FusedMultiplyAdd(a, b, -high);
        Vector512<double> quotient = Vector512.Round(high * inverse);
        return Vector512.FusedMultiplyAdd(-quotient, p, high) + low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Reduce(Vector512<double> a, Vector512<double> p, Vector512<double> inverse) =>
        Vector512.FusedMultiplyAdd(-Vector512.Round(a * inverse), p, a);
}
