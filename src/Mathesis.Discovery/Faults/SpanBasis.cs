using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// An echelon basis modulo 2^61 - 1 of vectors of small integers. Minors of 16 x 16 matrices of -1, 0 and 1 are at most 16^8 = 2^32 (Hadamard), below the prime, so that
/// for them independence modulo the prime and over the rationals are the same; for larger ones a chance below 1 in 10^18 for each minor remains.
/// </summary>
internal sealed class SpanBasis
{
    private const ulong Prime = (1UL << 61) - 1;

    private readonly List<ulong[]> rows;
    private readonly List<int> pivots;

    public SpanBasis()
    {
        rows = [];
        pivots = [];
    }

    private SpanBasis(SpanBasis other)
    {
        rows = [.. other.rows];
        pivots = [.. other.pivots];
    }

    /// <summary>The number of independent vectors.</summary>
    public int Rank => rows.Count;

    /// <summary>The basis with a vector more, or itself when the vector lies in the span.</summary>
    public SpanBasis With(int[] vector)
    {
        ulong[] rest = Reduce(vector);
        int pivot = Array.FindIndex(rest, value => value != 0);
        if (pivot < 0) return this;
        ulong inverse = ModularArithmetic.Invert(rest[pivot], Prime);
        for (int i = 0; i < rest.Length; i++) rest[i] = Multiply(rest[i], inverse);
        var larger = new SpanBasis(this);
        larger.rows.Add(rest);
        larger.pivots.Add(pivot);
        return larger;
    }

    /// <summary>Whether a vector lies in the span.</summary>
    public bool Contains(int[] vector) => !Reduce(vector).AsSpan().ContainsAnyExcept(0UL);

    private ulong[] Reduce(int[] vector)
    {
        ulong[] rest = new ulong[vector.Length];
        for (int i = 0; i < rest.Length; i++) rest[i] = vector[i] < 0 ? Prime - (ulong)-(long)vector[i] : (ulong)vector[i];
        for (int r = 0; r < rows.Count; r++)
        {
            ulong factor = rest[pivots[r]];
            if (factor == 0) continue;
            ulong negative = Prime - factor;
            ulong[] row = rows[r];
            for (int i = 0; i < rest.Length; i++)
                if (row[i] != 0) rest[i] = Fold(rest[i] + Multiply(negative, row[i]));
        }
        return rest;
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return Fold(Fold((low & Prime) + ((low >> 61) | (high << 3))));
    }

    private static ulong Fold(ulong value)
    {
        value = (value & Prime) + (value >> 61);
        return value >= Prime ? value - Prime : value;
    }
}
