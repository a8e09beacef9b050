using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Attention from the last position of [a, b, c] to the three tokens: for each head, w = softmax(s(a), s(b), s(c)). The weight of c
/// is 1 - w(a) - w(b) and is not stored.
/// </summary>
internal static unsafe class PairAttention
{
    /// <summary>Computes the weights of a tile's sequences.</summary>
    public static void Weigh(FoldedTables tables, PairPlan plan, PlanTile sequences, FoldedTile tile)
    {
        (int start, int count) = (sequences.Start, sequences.Count);
        float* first = stackalloc float[FoldedTile.Capacity];
        float* second = stackalloc float[FoldedTile.Capacity];
        for (int i = count; i < FoldedTile.Capacity; i++) first[i] = second[i] = 0;
        for (int head = 0; head < tables.Shape.Heads; head++)
        {
            ReadOnlySpan<float> scores = tables.Scores.Row(head);
            for (int i = 0; i < count; i++)
            {
                first[i] = scores[plan.FirstRows[start + i]];
                second[i] = scores[tables.FirstCount + plan.SecondRows[start + i]];
            }
            float last = scores[tables.LastRow];
            float* firstWeights = tile.FirstWeights.RowPointer(head), secondWeights = tile.SecondWeights.RowPointer(head);
            if (VectorPath.IsAvx512) Softmax<Lanes512<float>>(first, second, last, firstWeights, secondWeights);
            else if (VectorPath.IsAvx2) Softmax<Lanes256<float>>(first, second, last, firstWeights, secondWeights);
            else Softmax<Lanes128<float>>(first, second, last, firstWeights, secondWeights);
        }
    }

    /// <summary>
    /// Adds the derivatives by scores: with m = w(a) g(a) + w(b) g(b), where g are the slopes by weights relative to c's,
    /// ds(a) = w(a) (g(a) - m), ds(b) = w(b) (g(b) - m), ds(c) = -(1 - w(a) - w(b)) m.
    /// </summary>
    public static void AddSlopes(FoldedTables tables, PairPlan plan, PlanTile sequences, FoldedTile tile, AlignedMatrix scoreSlopes)
    {
        (int start, int count) = (sequences.Start, sequences.Count);
        for (int head = 0; head < tables.Shape.Heads; head++)
        {
            ReadOnlySpan<float> firstWeights = tile.FirstWeights.Row(head), secondWeights = tile.SecondWeights.Row(head);
            ReadOnlySpan<float> firstSlopes = tile.FirstSlopes.Row(head), secondSlopes = tile.SecondSlopes.Row(head);
            Span<float> slopes = scoreSlopes.Row(head);
            float last = 0;
            for (int i = 0; i < count; i++)
            {
                float a = firstWeights[i], b = secondWeights[i];
                float mean = a * firstSlopes[i] + b * secondSlopes[i];
                slopes[plan.FirstRows[start + i]] += a * (firstSlopes[i] - mean);
                slopes[tables.FirstCount + plan.SecondRows[start + i]] += b * (secondSlopes[i] - mean);
                last -= (1 - a - b) * mean;
            }
            slopes[tables.LastRow] += last;
        }
    }

    private static void Softmax<TLanes>(float* first, float* second, float last, float* firstWeights, float* secondWeights)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        TLanes c = TLanes.Broadcast(last);
        for (int i = 0; i < FoldedTile.Capacity; i += TLanes.Count)
        {
            TLanes a = TLanes.Load(first + i), b = TLanes.Load(second + i);
            TLanes largest = TLanes.Max(TLanes.Max(a, b), c);
            TLanes expA = VectorFunctions.Exp(a - largest), expB = VectorFunctions.Exp(b - largest), expC = VectorFunctions.Exp(c - largest);
            TLanes scale = TLanes.Broadcast(1) / (expA + expB + expC);
            (expA * scale).Store(firstWeights + i);
            (expB * scale).Store(secondWeights + i);
        }
    }
}
