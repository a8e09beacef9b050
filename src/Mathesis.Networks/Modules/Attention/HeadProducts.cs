using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The three products of attention, for each sequence and query head: of queries with keys, of weights with keys' vectors, and of
/// weights with queries' vectors. Vectors are [sequences, positions, heads, headWidth], weights [sequences, heads, queries, keys]; a key head serves
/// a group of query heads.
/// </summary>
/// <param name="heads">The number of query heads.</param>
/// <param name="keyHeads">The number of key heads, a divisor.</param>
/// <param name="headWidth">The width of a vector.</param>
internal sealed class HeadProducts<T>(int heads, int keyHeads, int headWidth) where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Queries that share a product where each sees only the keys up to its own; a multiple of the kernel's rows.</summary>
    private const int Together = 24;

    /// <summary>weights = a · b for each query and key.</summary>
    /// <param name="a">Vectors of queries.</param>
    /// <param name="b">Vectors of keys.</param>
    /// <param name="weights">Overwritten; with <paramref name="causal"/> arbitrary where a key comes after its query.</param>
    /// <param name="causal">Whether keys after their query are left out.</param>
    public void Compare(Tensor<T> a, Tensor<T> b, Tensor<T> weights, bool causal)
    {
        foreach (Group group in Groups(weights, causal, lastFirst: false))
        {
            MatrixProduct.Multiply<T>(
                group.Count, group.Visible, headWidth, a.Span[group.Query..], heads * headWidth, 1, b.Span[group.Key..], 1, keyHeads * headWidth,
                weights.Span[group.Weight..], group.Keys);
        }
    }

    /// <summary>result = the sum over keys of weight times b, for each query.</summary>
    /// <param name="weights">The weights; with <paramref name="causal"/> zero where a key comes after its query.</param>
    /// <param name="b">Vectors of keys.</param>
    /// <param name="result">Vectors of queries; overwritten.</param>
    /// <param name="causal">Whether keys after their query are left out.</param>
    public void Gather(Tensor<T> weights, Tensor<T> b, Tensor<T> result, bool causal)
    {
        foreach (Group group in Groups(weights, causal, lastFirst: false))
        {
            MatrixProduct.Multiply<T>(
                group.Count, headWidth, group.Visible, weights.Span[group.Weight..], group.Keys, 1, b.Span[group.Key..], keyHeads * headWidth, 1,
                result.Span[group.Query..], heads * headWidth);
        }
    }

    /// <summary>result = the sum over queries of weight times a, for each key.</summary>
    /// <param name="weights">The weights; with <paramref name="causal"/> zero where a key comes after its query.</param>
    /// <param name="a">Vectors of queries.</param>
    /// <param name="result">Vectors of keys; overwritten.</param>
    /// <param name="causal">Whether keys after their query are left out.</param>
    public void Scatter(Tensor<T> weights, Tensor<T> a, Tensor<T> result, bool causal)
    {
        // The last queries see all keys, so theirs come first and set what the others add to.
        foreach (Group group in Groups(weights, causal, lastFirst: true))
        {
            MatrixProduct.Multiply<T>(
                group.Visible, headWidth, group.Count, weights.Span[group.Weight..], 1, group.Keys, a.Span[group.Query..], heads * headWidth, 1,
                result.Span[group.Key..], keyHeads * headWidth, accumulate: !group.IsFirstOfKeys);
        }
    }

    private IEnumerable<Group> Groups(Tensor<T> weights, bool causal, bool lastFirst)
    {
        (int queries, int keys) = (weights.Shape[2], weights.Shape[3]);
        int share = heads / keyHeads;
        int step = causal ? Together : queries;
        int parts = (queries + step - 1) / step;
        for (int block = 0; block < weights.Shape[0] * heads; block++)
        {
            (int sequence, int head) = Math.DivRem(block, heads);
            int key = (sequence * keys * keyHeads + head / share) * headWidth;
            for (int i = 0; i < parts; i++)
            {
                int first = (lastFirst ? parts - 1 - i : i) * step;
                int count = Math.Min(step, queries - first);
                yield return new Group(
                    count, causal ? keys - queries + first + count : keys, keys, ((sequence * queries + first) * heads + head) * headWidth, key,
                    (block * queries + first) * keys, head % share == 0 && i == 0);
            }
        }
    }

    /// <summary>Consecutive queries of a sequence and head, and where their vectors and weights begin.</summary>
    private readonly record struct Group(int Count, int Visible, int Keys, int Query, int Key, int Weight, bool IsFirstOfKeys);
}
