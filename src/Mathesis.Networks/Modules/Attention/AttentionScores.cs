using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// From products of queries and keys to scores (scaled, with the biases of positions, minus infinity where a query may not look) and to
/// the pattern, their softmax. All are [sequences, heads, queries, keys]; the queries are the last positions.
/// </summary>
internal sealed class AttentionScores<T>(AttentionSpecification specification, PositionKernel<T>? positions) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T scale = specification.Scale is { } given ? T.CreateChecked(given) : T.One / T.Sqrt(T.CreateChecked(specification.HeadWidth));

    /// <summary>Turns products into scores, in place.</summary>
    public void Apply(Tensor<T> scores, Pass<T> pass)
    {
        (int heads, int queries, int keys) = (scores.Shape[1], scores.Shape[2], scores.Shape[3]);
        for (int row = 0; row < scores.Length / keys; row++)
        {
            int sequence = row / (heads * queries);
            int place = keys - queries + row % queries;
            int visible = specification.Causal ? place + 1 : keys;
            Span<T> scored = scores.Row(row);
            VectorRows.Scale(scale, scored[..visible]);
            scored[visible..].Fill(T.NegativeInfinity);
            if (positions is { HasBias: true })
            {
                ReadOnlySpan<int> ids = pass.PositionIds(sequence);
                positions.AddBias(row / queries % heads, ids[place], ids[..visible], scored[..visible]);
            }
            ReadOnlySpan<int> segments = pass.Segments(sequence);
            if (specification.Mask is not null || !segments.IsEmpty) Hide(place, segments, scored[..visible]);
        }
    }

    /// <summary>Turns the gradient of the scores into that of the products, in place, and adds to those of the biases.</summary>
    public void ApplyBack(Tensor<T> gradient, Pass<T> pass)
    {
        if (positions is { HasBias: true })
        {
            (int heads, int queries, int keys) = (gradient.Shape[1], gradient.Shape[2], gradient.Shape[3]);
            for (int row = 0; row < gradient.Length / keys; row++)
            {
                ReadOnlySpan<int> ids = pass.PositionIds(row / (heads * queries));
                positions.AddBiasGradient(row / queries % heads, ids[keys - queries + row % queries], ids, gradient.Row(row), pass);
            }
        }
        VectorRows.Scale(scale, gradient.Span);
    }

    /// <summary>The pattern, in place of the scores.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="causal">Whether keys after their query have no share whatever their score.</param>
    public static void Softmax(Tensor<T> scores, bool causal)
    {
        (int queries, int keys) = (scores.Shape[2], scores.Shape[3]);
        for (int row = 0; row < scores.Length / keys; row++)
        {
            int visible = causal ? keys - queries + row % queries + 1 : keys;
            SoftmaxRows.Forward(scores.Row(row)[..visible]);
            scores.Row(row)[visible..].Clear();
        }
    }

    /// <summary>The gradient of the scores from that of the pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="patternGradient">Its gradient.</param>
    /// <param name="result">Overwritten.</param>
    /// <param name="causal">As in the forward pass.</param>
    public static void SoftmaxBack(Tensor<T> pattern, Tensor<T> patternGradient, Tensor<T> result, bool causal)
    {
        (int queries, int keys) = (pattern.Shape[2], pattern.Shape[3]);
        for (int row = 0; row < pattern.Length / keys; row++)
        {
            int visible = causal ? keys - queries + row % queries + 1 : keys;
            SoftmaxRows.Backward<T>(pattern.Row(row)[..visible], patternGradient.Row(row)[..visible], result.Row(row)[..visible]);
            result.Row(row)[visible..].Clear();
        }
    }

    /// <summary>Hides what the mask hides and what lies in other segments.</summary>
    private void Hide(int query, ReadOnlySpan<int> segments, Span<T> scored)
    {
        for (int key = 0; key < scored.Length; key++)
        {
            if (specification.Mask is { } mask && !mask.IsVisible(query, key)) scored[key] = T.NegativeInfinity;
            else if (!segments.IsEmpty && (segments[key] != segments[query] || segments[key] < 0)) scored[key] = T.NegativeInfinity;
        }
    }
}
