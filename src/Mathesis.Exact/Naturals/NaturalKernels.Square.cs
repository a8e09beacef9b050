using System.Buffers;

namespace Mathesis.Exact;

public static unsafe partial class NaturalKernels
{
    /// <summary>Writes the square of a.</summary>
    /// <param name="square">2 a.Length limbs, all written; no overlap with <paramref name="a"/>.</param>
    /// <param name="a">At least one limb.</param>
    public static void Square(Span<ulong> square, ReadOnlySpan<ulong> a)
    {
        Require(square.Length == 2 * a.Length && a.Length > 0);
        if (a.Length < KaratsubaSquareThreshold)
        {
            SquareSchoolbook(square, a);
        }
        else if (a.Length >= TransformThreshold && square.Length <= TransformProduct.MostLimbs)
        {
            TransformProduct.Multiply(square, a, a);
        }
        else
        {
            ulong[] rented = ArrayPool<ulong>.Shared.Rent(KaratsubaScratch(a.Length));
            KaratsubaSquare(square, a, rented);
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    /// <summary>The products of different limbs once, doubled, and the squares of the limbs.</summary>
    private static void SquareSchoolbook(Span<ulong> square, ReadOnlySpan<ulong> a)
    {
        if (a.Length >= VectorSquareThreshold && a.Length <= DigitProduct.MostLimbs && DigitProduct.IsSupported)
        {
            DigitProduct.Multiply(square, a, a);
            return;
        }
        int n = a.Length;
        fixed (ulong* r = square, x = a)
        {
            r[0] = 0;
            r[(2 * n) - 1] = 0;
            if (n > 1)
            {
                r[n] = MultiplyRow(r + 1, x + 1, n - 1, x[0], 0);
                for (int i = 1; i < n - 1; i++) r[n + i] = AddRow(r + (2 * i) + 1, x + i + 1, n - 1 - i, x[i]);
            }
            ulong carry = 0, shifted = 0;
            for (int i = 0; i < n; i++)
            {
                ulong high = Wide(x[i], x[i], out ulong low);
                ulong even = r[2 * i], odd = r[(2 * i) + 1];
                ulong twiceEven = (even << 1) | shifted, twiceOdd = (odd << 1) | (even >> 63);
                shifted = odd >> 63;
                low += carry;
                high += low < carry ? 1UL : 0;
                low += twiceEven;
                high += low < twiceEven ? 1UL : 0;
                high += twiceOdd;
                carry = high < twiceOdd ? 1UL : 0;
                r[2 * i] = low;
                r[(2 * i) + 1] = high;
            }
        }
    }

    private static void KaratsubaSquare(Span<ulong> square, ReadOnlySpan<ulong> a, Span<ulong> scratch)
    {
        int n = a.Length, low = (n + 1) / 2, high = n - low;
        if (n < KaratsubaSquareThreshold || high == 0)
        {
            SquareSchoolbook(square, a);
            return;
        }
        if (n > TransformThreshold && 2 * n <= TransformProduct.MostLimbs)
        {
            TransformProduct.Multiply(square, a, a);
            return;
        }
        Span<ulong> distances = scratch[..(2 * low)], rest = scratch[(2 * low)..];
        Distance(square[..low], a[..low], a[low..]);
        KaratsubaSquare(distances, square[..low], rest);
        KaratsubaSquare(square[..(2 * low)], a[..low], rest);
        KaratsubaSquare(square[(2 * low)..], a[low..], rest);
        KaratsubaJoin(square, distances, rest[..((2 * low) + 1)], low, high, negative: false);
    }
}
