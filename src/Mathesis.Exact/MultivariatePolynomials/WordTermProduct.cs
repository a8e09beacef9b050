using System.Buffers;

namespace Mathesis.Exact;

/// <summary>
/// Products of polynomials over the integers with coefficients of a word and monomials of a word: the products of terms are added up in numbers of 128 bits,
/// in a box of all exponents where that is not much larger than the number of pairs, else in a hash table.
/// </summary>
internal static class WordTermProduct
{
    private const long MostPairs = 1 << 23, MostPlaces = 1 << 21, MostSlots = 1 << 22;

    // Beyond so many pairs a place, products in one variable are faster than single terms.
    private const long MostPairsAPlace = 24;

    /// <summary>The product; null where the coefficients or the polynomials are too large.</summary>
    /// <param name="a">Not 0.</param>
    /// <param name="b">Not 0.</param>
    public static MultivariatePolynomial<IntegerCoefficients, Integer>? TryMultiply(
        MultivariatePolynomial<IntegerCoefficients, Integer> a, MultivariatePolynomial<IntegerCoefficients, Integer> b)
    {
        MonomialLayout layout = a.Ring.Layout;
        long pairs = (long)a.TermCount * b.TermCount;
        if (layout.Words != 1 || pairs > MostPairs || Bits(a) + Bits(b) + System.Numerics.BitOperations.Log2((uint)Math.Min(a.TermCount, b.TermCount)) + 1 > 126) return null;
        // Exponents that overflow are left to the general product, which says so.
        if (!layout.CanMultiply(a.Degrees(), b.Degrees())) return null;
        (ulong[] keysOfA, long[] valuesOfA) = Words(a);
        (ulong[] keysOfB, long[] valuesOfB) = Words(b);
        int[] degreesOfA = a.Degrees(), degreesOfB = b.Degrees();
        long places = 1;
        for (int v = 0; v < degreesOfA.Length && places <= MostPlaces; v++) places *= degreesOfA[v] + (long)degreesOfB[v] + 1;
        if (places <= MostPlaces && pairs > MostPairsAPlace * places) return null;
        if (places <= MostPlaces && places <= 16 * pairs)
        {
            long[] strides = new long[degreesOfA.Length];
            long stride = 1;
            for (int v = strides.Length - 1; v >= 0; v--)
            {
                strides[v] = stride;
                stride *= degreesOfA[v] + (long)degreesOfB[v] + 1;
            }
            return InBox(a.Ring, keysOfA, valuesOfA, Places(a, strides), keysOfB, valuesOfB, Places(b, strides), (int)places);
        }
        return 2 * pairs <= MostSlots ? InTable(a.Ring, keysOfA, valuesOfA, keysOfB, valuesOfB) : null;
    }

    private static MultivariatePolynomial<IntegerCoefficients, Integer> InBox(
        MultivariateRing<IntegerCoefficients, Integer> ring, ulong[] keysOfA, long[] valuesOfA, int[] placesOfA, ulong[] keysOfB, long[] valuesOfB, int[] placesOfB, int places)
    {
        Int128[] sums = ArrayPool<Int128>.Shared.Rent(places);
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(places);
        sums.AsSpan(0, places).Clear();
        for (int i = 0; i < keysOfA.Length; i++)
        {
            long value = valuesOfA[i];
            ulong key = keysOfA[i];
            Span<Int128> row = sums.AsSpan(placesOfA[i], places - placesOfA[i]);
            Span<ulong> rowKeys = keys.AsSpan(placesOfA[i], places - placesOfA[i]);
            for (int j = 0; j < keysOfB.Length; j++)
            {
                int at = placesOfB[j];
                row[at] += Math.BigMul(value, valuesOfB[j]);
                rowKeys[at] = key + keysOfB[j];
            }
        }
        var builder = new TermBuilder<IntegerCoefficients, Integer>(ring, Math.Min(places, keysOfA.Length * keysOfB.Length));
        for (int place = places - 1; place >= 0; place--)
        {
            if (sums[place] != 0) builder.Add([keys[place]], (Integer)sums[place]);
        }
        ArrayPool<Int128>.Shared.Return(sums);
        ArrayPool<ulong>.Shared.Return(keys);
        // The places are in lexicographic order.
        return ring.Order == MonomialOrder.Lexicographic ? builder.ToPolynomial() : builder.ToSorted();
    }

    private static MultivariatePolynomial<IntegerCoefficients, Integer> InTable(
        MultivariateRing<IntegerCoefficients, Integer> ring, ulong[] keysOfA, long[] valuesOfA, ulong[] keysOfB, long[] valuesOfB)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * keysOfA.Length * keysOfB.Length)), shift = 64 - System.Numerics.BitOperations.Log2((uint)size), count = 0;
        Int128[] sums = ArrayPool<Int128>.Shared.Rent(size);
        // A key is kept as its complement, which is never 0.
        ulong[] slots = ArrayPool<ulong>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        for (int i = 0; i < keysOfA.Length; i++)
        {
            long value = valuesOfA[i];
            for (int j = 0; j < keysOfB.Length; j++)
            {
                ulong key = keysOfA[i] + keysOfB[j], mark = ~key;
                int slot = (int)((key * 0x9E3779B97F4A7C15) >> shift);
                while (slots[slot] != mark && slots[slot] != 0) slot = (slot + 1) & (size - 1);
                Int128 product = Math.BigMul(value, valuesOfB[j]);
                if (slots[slot] == mark)
                {
                    sums[slot] += product;
                    continue;
                }
                slots[slot] = mark;
                sums[slot] = product;
                count++;
            }
        }
        ulong[] order = new ulong[count];
        var terms = new Int128[count];
        for (int slot = 0, at = 0; slot < size; slot++)
        {
            if (slots[slot] == 0) continue;
            order[at] = slots[slot];
            terms[at++] = sums[slot];
        }
        ArrayPool<Int128>.Shared.Return(sums);
        ArrayPool<ulong>.Shared.Return(slots);
        // Complements ascend where keys descend.
        Array.Sort(order, terms);
        var builder = new TermBuilder<IntegerCoefficients, Integer>(ring, count);
        for (int i = 0; i < count; i++) builder.Add([~order[i]], (Integer)terms[i]);
        return builder.ToPolynomial();
    }

    private static int Bits(MultivariatePolynomial<IntegerCoefficients, Integer> a)
    {
        long bits = 0;
        foreach (Integer coefficient in a.Coefficients) bits = Math.Max(bits, coefficient.BitLength);
        // Coefficients have to be signed words.
        return bits <= 63 ? (int)bits : 1 << 10;
    }

    private static (ulong[] Keys, long[] Values) Words(MultivariatePolynomial<IntegerCoefficients, Integer> a)
    {
        var keys = new ulong[a.TermCount];
        var values = new long[a.TermCount];
        for (int i = 0; i < keys.Length; i++) (keys[i], values[i]) = (a.Words(i)[0], (long)a.Coefficients[i]);
        return (keys, values);
    }

    private static int[] Places(MultivariatePolynomial<IntegerCoefficients, Integer> a, long[] strides)
    {
        var places = new int[a.TermCount];
        Span<int> exponents = stackalloc int[strides.Length];
        for (int i = 0; i < places.Length; i++)
        {
            a.Ring.Layout.Unpack(a.Words(i), exponents);
            long place = 0;
            for (int v = 0; v < exponents.Length; v++) place += exponents[v] * strides[v];
            places[i] = (int)place;
        }
        return places;
    }
}
