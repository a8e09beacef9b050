using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>
/// The product of long naturals as a product of polynomials with a limb a coefficient, computed modulo three primes of 50 bits by
/// transforms in vectors of doubles and put together by the Chinese remainder theorem (Garner's form).
/// </summary>
/// <remarks>A sum of at most 2^21 products of limbs is below 2^149, the product of the primes is above 2^149.9.</remarks>
public static unsafe partial class TransformProduct
{
    /// <summary>The most limbs of a product.</summary>
    public const int MostLimbs = 1 << 21;

    private static readonly TransformField[] fields = [new(1125899831345153, 3), new(1125899818762241, 3), new(1125899726487553, 5)];

    private static readonly ulong first = fields[0].Prime, second = fields[1].Prime;
    private static readonly double firstInSecond = fields[1].Centre(fields[1].Reciprocal(first));
    private static readonly double firstInThird = fields[2].Centre(fields[2].Reciprocal(first));
    private static readonly double secondInThird = fields[2].Centre(fields[2].Reciprocal(second));

    /// <summary>Writes a b into a.Length + b.Length limbs, at most <see cref="MostLimbs"/>; equal spans are transformed once.</summary>
    public static void Multiply(Span<ulong> product, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int vectors = (a.Length + b.Length + 7) / 8;
        (int main, int extra) = Lengths(vectors);
        int total = main + extra;

        double[] rented = ArrayPool<double>.Shared.Rent((8 * 4 * total) + 8);
        fixed (double* start = rented)
        {
            var aligned = (double*)(((nint)start + 63) & ~63);
            Convolve((Vector512<double>*)aligned, a, b, main, extra, 3);
            Vector512<double>* residues = (Vector512<double>*)aligned + total;
            Garner(residues, residues + total, residues + (2 * total), vectors, 3);
            Carry(product, (ulong*)residues, (ulong*)(residues + total), (ulong*)(residues + (2 * total)));
        }
        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Lengths in vectors: 2^k, or 3 2^(k-2) as the subtrees of y^(2^(k-1)) - 1 and of y^(2^(k-2)) - i.</summary>
    private static (int Main, int Extra) Lengths(int vectors)
    {
        int whole = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(vectors, 8));
        return vectors <= whole / 4 * 3 ? (whole / 2, whole / 4) : (whole, 0);
    }

    /// <summary>The product of polynomials modulo the first primes, one after the other behind a block of scratch.</summary>
    private static void Convolve(Vector512<double>* scratch, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, int main, int extra, int primes)
    {
        int total = main + extra, whole = extra == 0 ? main : 2 * main;
        bool same = a == b;
        for (int k = 0; k < primes; k++)
        {
            Vector512<double>* other = scratch;
            TransformField field = fields[k];
            Vector512<double>* data = scratch + ((k + 1) * (long)total);
            fixed (double* roots = field.RootsOf(whole / 2).Forward, inverses = field.RootsOf(whole / 2).Backward)
            {
                Evaluate(data, a, main, extra, field, roots);
                if (!same) Evaluate(other, b, main, extra, field, roots);
                else other = data;
                double mainScale = field.Centre(field.Reciprocal((ulong)main));
                TransformKernel.Multiply(data, other, main, 0, roots, mainScale, field.P, field.Inverse);
                TransformKernel.Backward(data, main, 0, inverses, field.P, field.Inverse);
                if (extra == 0) continue;
                double extraScale = field.Centre(field.Reciprocal((ulong)extra));
                TransformKernel.Multiply(data + main, other + main, extra, 2 * extra, roots, extraScale, field.P, field.Inverse);
                TransformKernel.Backward(data + main, extra, 2, inverses, field.P, field.Inverse);
                Join(data, main, extra, roots[1], field);
            }
        }
    }

    /// <summary>Reduces the limbs modulo the prime and transforms them; for a length of three quarters also into the second subtree.</summary>
    private static void Evaluate(Vector512<double>* data, ReadOnlySpan<ulong> limbs, int main, int extra, TransformField field, double* roots)
    {
        int total = main + extra;
        Load(data, limbs, total, field);
        if (extra != 0)
        {
            // data = (d0, d1, d2) in blocks of extra: modulo y^main - 1 it is (d0 + d2, d1), modulo y^extra - i it is d0 - d2 + i d1.
            Vector512<double> p = Vector512.Create(field.P), v = Vector512.Create(field.Inverse), root = Vector512.Create(roots[1]);
            for (int i = 0; i < extra; i++)
            {
                Vector512<double> d0 = data[i], d2 = data[i + main];
                data[i] = d0 + d2;
                data[i + main] = TransformField.Reduce(d0 - d2 + TransformField.Times(data[i + extra], root, p, v), p, v);
            }
            TransformKernel.Forward(data + main, extra, 2, roots, field.P, field.Inverse);
        }
        TransformKernel.Forward(data, main, 0, roots, field.P, field.Inverse);
    }

    private static void Load(Vector512<double>* data, ReadOnlySpan<ulong> limbs, int total, TransformField field)
    {
        Vector512<double> p = Vector512.Create(field.P), v = Vector512.Create(field.Inverse), shift = Vector512.Create(field.Limb32);
        int full = limbs.Length / 8;
        fixed (ulong* source = limbs)
        {
            for (int i = 0; i < full; i++) data[i] = Residue(Vector512.Load(source + (8L * i)), shift, p, v);
        }
        new Span<double>(data + full, 8 * (total - full)).Clear();
        if (limbs.Length % 8 == 0) return;
        ulong* tail = stackalloc ulong[8];
        new Span<ulong>(tail, 8).Clear();
        limbs[(8 * full)..].CopyTo(new Span<ulong>(tail, 8));
        data[full] = Residue(Vector512.Load(tail), shift, p, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Residue(Vector512<ulong> limbs, Vector512<double> shift, Vector512<double> p, Vector512<double> v)
    {
        Vector512<double> high = Vector512.ConvertToDouble(limbs >>> 32), low = Vector512.ConvertToDouble(limbs & Vector512.Create(0xFFFFFFFFUL));
        return TransformField.Times(high, shift, p, v) + low;
    }

    /// <summary>From the residues modulo A = y^main - 1 and B = y^extra - i the polynomial of length main + extra: f_A + A (f_A - f_B) / 2 mod B.</summary>
    private static void Join(Vector512<double>* data, int main, int extra, double imaginary, TransformField field)
    {
        Vector512<double> p = Vector512.Create(field.P), v = Vector512.Create(field.Inverse), root = Vector512.Create(imaginary);
        Vector512<double> half = Vector512.Create(field.Centre((field.Prime + 1) / 2));
        for (int i = 0; i < extra; i++)
        {
            Vector512<double> low = data[i];
            Vector512<double> modB = low + TransformField.Times(data[i + extra], root, p, v);
            Vector512<double> quotient = TransformField.Times(modB - data[i + main], half, p, v);
            data[i] = TransformField.Reduce(low - quotient, p, v);
            data[i + main] = TransformField.Reduce(quotient, p, v);
        }
    }

    /// <summary>Turns two or three residues into the mixed-radix digits of the coefficient, as unsigned integers in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Garner(Vector512<double>* r0, Vector512<double>* r1, Vector512<double>* r2, int count, int primes)
    {
        Vector512<double> p0 = Vector512.Create(fields[0].P), p1 = Vector512.Create(fields[1].P), p2 = Vector512.Create(fields[2].P);
        Vector512<double> v0 = Vector512.Create(fields[0].Inverse), v1 = Vector512.Create(fields[1].Inverse), v2 = Vector512.Create(fields[2].Inverse);
        Vector512<double> c01 = Vector512.Create(firstInSecond), c02 = Vector512.Create(firstInThird), c12 = Vector512.Create(secondInThird);
        for (int i = 0; i < count; i++)
        {
            Vector512<double> d0 = Canonical(r0[i], p0, v0);
            Vector512<double> d1 = Canonical(TransformField.Times(r1[i] - d0, c01, p1, v1), p1, v1);
            ((Vector512<ulong>*)r0)[i] = Vector512.ConvertToUInt64(d0);
            ((Vector512<ulong>*)r1)[i] = Vector512.ConvertToUInt64(d1);
            if (primes == 2) continue;
            Vector512<double> d2 = TransformField.Times(r2[i] - d0, c02, p2, v2) - d1;
            d2 = Canonical(TransformField.Times(d2, c12, p2, v2), p2, v2);
            ((Vector512<ulong>*)r2)[i] = Vector512.ConvertToUInt64(d2);
        }
    }

    /// <summary>The residue in [0, p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Canonical(Vector512<double> a, Vector512<double> p, Vector512<double> inverse)
    {
        a = TransformField.Reduce(a, p, inverse);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512<double>.Zero), a + p, a);
    }

    /// <summary>Adds the coefficients d0 + p0 (d1 + p1 d2), each a limb above the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Carry(Span<ulong> product, ulong* d0, ulong* d1, ulong* d2)
    {
        ulong p0 = first, p1 = second, carry0 = 0, carry1 = 0;
        for (int i = 0; i < product.Length; i++)
        {
            ulong high = Math.BigMul(p1, d2[i], out ulong low);
            low += d1[i];
            high += low < d1[i] ? 1UL : 0;
            ulong middle = Math.BigMul(p0, low, out ulong bottom);
            ulong top = Math.BigMul(p0, high, out ulong addend);
            middle += addend;
            top += middle < addend ? 1UL : 0;
            bottom += d0[i];
            ulong carry = bottom < d0[i] ? 1UL : 0;
            bottom += carry0;
            carry += bottom < carry0 ? 1UL : 0;
            middle += carry;
            top += middle < carry ? 1UL : 0;
            middle += carry1;
            top += middle < carry1 ? 1UL : 0;
            product[i] = bottom;
            carry0 = middle;
            carry1 = top;
        }
    }
}
