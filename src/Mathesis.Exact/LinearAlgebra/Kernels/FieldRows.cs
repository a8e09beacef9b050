using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>Vectors over any field; over primes below 2^31 sums are reduced only at their end.</summary>
internal static unsafe class FieldRows
{
    /// <summary>The sum of products of two vectors of the same length.</summary>
    public static TElement Dot<TField, TElement>(in TField field, ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
        where TField : struct, IField<TElement>
    {
        if (b.Length < a.Length) throw new ArgumentException("the vectors differ in length", nameof(b));
        if (typeof(TField) == typeof(PrimeField32))
        {
            PrimeField32 words = (PrimeField32)(object)field;
            ReadOnlySpan<uint> x = Unsafe.BitCast<ReadOnlySpan<TElement>, ReadOnlySpan<uint>>(a), y = Unsafe.BitCast<ReadOnlySpan<TElement>, ReadOnlySpan<uint>>(b);
            fixed (uint* first = x, second = y)
            {
                uint sum = (uint)(Dot(first, second, a.Length, words.Characteristic) % words.Characteristic);
                return Unsafe.BitCast<uint, TElement>(sum);
            }
        }
        TElement total = field.Zero;
        for (int i = 0; i < a.Length; i++) total = field.Add(total, field.Multiply(a[i], b[i]));
        return total;
    }

    /// <summary>y -= factor x, for x not longer than y.</summary>
    public static void SubtractMultiple<TField, TElement>(in TField field, Span<TElement> y, ReadOnlySpan<TElement> x, TElement factor)
        where TField : struct, IField<TElement>
    {
        if (y.Length < x.Length) throw new ArgumentException("the vector to change is shorter", nameof(y));
        if (typeof(TField) == typeof(PrimeField32))
        {
            PrimeField32 words = (PrimeField32)(object)field;
            fixed (uint* target = Unsafe.BitCast<Span<TElement>, Span<uint>>(y), source = Unsafe.BitCast<ReadOnlySpan<TElement>, ReadOnlySpan<uint>>(x))
                WordRows32.SubtractMultiple(target, source, x.Length, Unsafe.BitCast<TElement, uint>(factor), (uint)words.Characteristic);
            return;
        }
        TElement negative = field.Negate(factor);
        for (int i = 0; i < x.Length; i++) y[i] = field.Add(y[i], field.Multiply(negative, x[i]));
    }

    /// <summary>A number congruent to the sum of products; residues are below a prime below 2^31.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Dot(uint* a, uint* b, int count, ulong prime)
    {
        // A sum stays below 2 p^2 < 2^63: where p^2 can be subtracted, the smaller number is the one that did not pass 0.
        ulong square = prime * prime, sum = 0;
        int i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<ulong> first = default, second = default, limit = Vector512.Create(square);
            for (; i + 16 <= count; i += 16)
            {
                first += Avx512F.Multiply(Avx512F.ConvertToVector512UInt64(Vector256.Load(a + i)).AsUInt32(), Avx512F.ConvertToVector512UInt64(Vector256.Load(b + i)).AsUInt32());
                second += Avx512F.Multiply(Avx512F.ConvertToVector512UInt64(Vector256.Load(a + i + 8)).AsUInt32(), Avx512F.ConvertToVector512UInt64(Vector256.Load(b + i + 8)).AsUInt32());
                first = Vector512.Min(first, first - limit);
                second = Vector512.Min(second, second - limit);
            }
            for (int lane = 0; lane < 8; lane++) sum += (first[lane] % prime) + (second[lane] % prime);
        }
        for (; i < count; i++)
        {
            sum += (ulong)a[i] * b[i];
            sum = Math.Min(sum, sum - square);
        }
        return sum;
    }
}
