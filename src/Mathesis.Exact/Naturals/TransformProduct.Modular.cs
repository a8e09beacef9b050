using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

public static unsafe partial class TransformProduct
{
    /// <summary>
    /// The product of two polynomials modulo m, constant first. Two primes suffice where a coefficient stays below 2^99, else three.
    /// </summary>
    /// <param name="product">a.Length + b.Length - 1 coefficients, at most <see cref="MostLimbs"/>; become residues below m.</param>
    /// <param name="a">Residues below m, at least one.</param>
    /// <param name="b">Residues below m, at least one.</param>
    /// <param name="modulus">m: below 2^32, or odd and below 2^63.</param>
    public static void MultiplyModulo(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ulong modulus)
    {
        int vectors = (product.Length + 7) / 8;
        (int main, int extra) = Lengths(vectors);
        int total = main + extra;
        int sizeOfSum = (2 * (64 - BitOperations.LeadingZeroCount(modulus - 1))) + 32 - BitOperations.LeadingZeroCount((uint)Math.Min(a.Length, b.Length));
        int primes = sizeOfSum <= 99 ? 2 : 3;

        double[] rented = ArrayPool<double>.Shared.Rent((8 * 4 * total) + 8);
        fixed (double* start = rented)
        {
            var aligned = (double*)(((nint)start + 63) & ~63);
            Convolve((Vector512<double>*)aligned, a, b, main, extra, primes);
            Vector512<double>* residues = (Vector512<double>*)aligned + total;
            Garner(residues, residues + total, residues + (2 * total), vectors, primes);
            Reduce(product, (ulong*)residues, (ulong*)(residues + total), primes == 2 ? null : (ulong*)(residues + (2 * total)), modulus);
        }
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The coefficients d0 + p0 (d1 + p1 d2) modulo m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(Span<ulong> product, ulong* d0, ulong* d1, ulong* d2, ulong modulus)
    {
        var reducer = new BarrettReducer(modulus);
        ulong p0 = first % modulus, p01 = ModularArithmetic.Multiply(first, second, modulus);
        if (modulus >> 32 == 0)
        {
            for (int i = 0; i < product.Length; i++)
            {
                ulong sum = reducer.Reduce(d0[i]) + reducer.Reduce(reducer.Reduce(d1[i]) * p0);
                if (d2 is not null) sum += reducer.Reduce(reducer.Reduce(d2[i]) * p01);
                product[i] = reducer.Reduce(sum);
            }
            return;
        }
        var montgomery = new MontgomeryArithmetic(modulus);
        ulong form0 = montgomery.ToForm(p0), form01 = montgomery.ToForm(p01);
        for (int i = 0; i < product.Length; i++)
        {
            // A residue times a form is a residue.
            ulong sum = montgomery.Add(reducer.Reduce(d0[i]), montgomery.Multiply(d1[i], form0));
            product[i] = d2 is null ? sum : montgomery.Add(sum, montgomery.Multiply(d2[i], form01));
        }
    }
}
