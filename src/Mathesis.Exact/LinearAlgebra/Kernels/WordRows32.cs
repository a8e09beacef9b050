using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Exact;

/// <summary>
/// Rows of residues modulo a prime below 2^31 times a fixed factor (Shoup's method: the quotient is the high word of a product with
/// floor(2^32 factor / p), which is short by at most one).
/// </summary>
internal static unsafe class WordRows32
{
    /// <summary>y -= factor x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractMultiple(uint* y, uint* x, nint count, uint factor, uint modulus)
    {
        uint negative = factor == 0 ? 0 : modulus - factor;
        uint quotient = Quotient(negative, modulus);
        nint i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<uint> f = Vector512.Create(negative), q = Vector512.Create(quotient), p = Vector512.Create(modulus);
            for (; i + 16 <= count; i += 16)
            {
                Vector512<uint> sum = Vector512.Load(y + i) + Product(Vector512.Load(x + i), f, q, p);
                Vector512.Min(sum, sum - p).Store(y + i);
            }
        }
        if (Avx2.IsSupported)
        {
            Vector256<uint> f = Vector256.Create(negative), q = Vector256.Create(quotient), p = Vector256.Create(modulus);
            for (; i + 8 <= count; i += 8)
            {
                Vector256<uint> sum = Vector256.Load(y + i) + Product(Vector256.Load(x + i), f, q, p);
                Vector256.Min(sum, sum - p).Store(y + i);
            }
        }
        for (; i < count; i++)
        {
            uint sum = y[i] + Product(x[i], negative, quotient, modulus);
            y[i] = Math.Min(sum, sum - modulus);
        }
    }

    /// <summary>x *= factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(uint* x, nint count, uint factor, uint modulus)
    {
        uint quotient = Quotient(factor, modulus);
        nint i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<uint> f = Vector512.Create(factor), q = Vector512.Create(quotient), p = Vector512.Create(modulus);
            for (; i + 16 <= count; i += 16) Product(Vector512.Load(x + i), f, q, p).Store(x + i);
        }
        if (Avx2.IsSupported)
        {
            Vector256<uint> f = Vector256.Create(factor), q = Vector256.Create(quotient), p = Vector256.Create(modulus);
            for (; i + 8 <= count; i += 8) Product(Vector256.Load(x + i), f, q, p).Store(x + i);
        }
        for (; i < count; i++) x[i] = Product(x[i], factor, quotient, modulus);
    }

    /// <summary>c = x + y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(uint* x, uint* y, uint* c, nint count, uint modulus)
    {
        nint i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> p = Vector256.Create(modulus);
            for (; i + 8 <= count; i += 8)
            {
                Vector256<uint> sum = Vector256.Load(x + i) + Vector256.Load(y + i);
                Vector256.Min(sum, sum - p).Store(c + i);
            }
        }
        for (; i < count; i++)
        {
            uint sum = x[i] + y[i];
            c[i] = Math.Min(sum, sum - modulus);
        }
    }

    /// <summary>c = x - y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(uint* x, uint* y, uint* c, nint count, uint modulus)
    {
        nint i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> p = Vector256.Create(modulus);
            for (; i + 8 <= count; i += 8)
            {
                Vector256<uint> difference = Vector256.Load(x + i) - Vector256.Load(y + i);
                Vector256.Min(difference, difference + p).Store(c + i);
            }
        }
        for (; i < count; i++)
        {
            uint difference = x[i] - y[i];
            c[i] = Math.Min(difference, difference + modulus);
        }
    }

    /// <summary>
    /// floor(2^32 factor / p), or one less. By multiplication with the reciprocal: a division for every row would cost as much as the row.
    /// One less is as good: the rest stays below 2 p, because a residue is below half of 2^32.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Quotient(uint factor, uint modulus) => (uint)Math.Max(0, (factor * (4294967296.0 / modulus)) - 0.00001);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Product(uint x, uint factor, uint quotient, uint modulus)
    {
        uint rest = (x * factor) - ((uint)(((ulong)x * quotient) >> 32) * modulus);
        return Math.Min(rest, rest - modulus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Product(Vector512<uint> x, Vector512<uint> factor, Vector512<uint> quotient, Vector512<uint> modulus)
    {
        Vector512<ulong> even = Vector512.ShiftRightLogical(Avx512F.Multiply(x, quotient), 32);
        Vector512<ulong> odd = Avx512F.Multiply(Vector512.ShiftRightLogical(x.AsUInt64(), 32).AsUInt32(), quotient);
        Vector512<uint> q = Vector512.ConditionalSelect(Vector512.Create(0xffffffff00000000UL), odd, even).AsUInt32();
        Vector512<uint> rest = (x * factor) - (q * modulus);
        return Vector512.Min(rest, rest - modulus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Product(Vector256<uint> x, Vector256<uint> factor, Vector256<uint> quotient, Vector256<uint> modulus)
    {
        Vector256<ulong> even = Vector256.ShiftRightLogical(Avx2.Multiply(x, quotient), 32);
        Vector256<ulong> odd = Avx2.Multiply(Vector256.ShiftRightLogical(x.AsUInt64(), 32).AsUInt32(), quotient);
        Vector256<uint> q = Vector256.ConditionalSelect(Vector256.Create(0xffffffff00000000UL), odd, even).AsUInt32();
        Vector256<uint> rest = (x * factor) - (q * modulus);
        return Vector256.Min(rest, rest - modulus);
    }
}
