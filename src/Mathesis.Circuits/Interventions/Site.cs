using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// A part of the values at a hook point: all of them, those at one position, those of one attention head, or both. Values
/// without heads are [sequences, positions, features], values with heads [sequences, positions, heads, features]; attention
/// scores and patterns are [sequences, heads, queries, keys], and their position is the query's.
/// </summary>
/// <param name="Point">The hook point, in TransformerLens's names: <c>blocks.0.attn.hook_z</c>.</param>
/// <param name="Position">The position, or null for all.</param>
/// <param name="Head">The head, or null for all.</param>
public sealed record Site(string Point, int? Position = null, int? Head = null)
{
    /// <summary>What a head of a block gives to the output matrix: <c>hook_z</c>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="head">The head.</param>
    /// <param name="position">The position, or null for all.</param>
    public static Site OfHead(int block, int head, int? position = null) => new($"blocks.{block}.attn.hook_z", position, head);

    /// <summary>What a head of a block asks with, its queries; as a receiver, the head through its queries.</summary>
    public static Site OfQueries(int block, int head, int? position = null) => new($"blocks.{block}.attn.hook_q", position, head);

    /// <summary>What a head of a block is found by, its keys.</summary>
    public static Site OfKeys(int block, int head, int? position = null) => new($"blocks.{block}.attn.hook_k", position, head);

    /// <summary>What a head of a block reads, its values.</summary>
    public static Site OfValues(int block, int head, int? position = null) => new($"blocks.{block}.attn.hook_v", position, head);

    /// <summary>What the feed-forward layer of a block writes to the residual stream.</summary>
    public static Site OfFeedForward(int block, int? position = null) => new($"blocks.{block}.hook_mlp_out", position);

    /// <summary>What the neurons of a block read: as a receiver, its feed-forward layer.</summary>
    public static Site OfNeurons(int block, int? position = null) => new($"blocks.{block}.mlp.hook_pre", position);

    /// <inheritdoc/>
    public override string ToString() =>
        Point + (Head is { } head ? FormattableString.Invariant($", head {head}") : "") + (Position is { } position ? FormattableString.Invariant($", position {position}") : "");

    /// <summary>Copies the site's values from one tensor of the point to another of the same shape.</summary>
    /// <exception cref="InputError">The point's values have no such position or head.</exception>
    public void Copy<T>(Tensor<T> source, Tensor<T> destination) where T : unmanaged
    {
        foreach ((int start, int length) in Ranges(source.Shape.ToArray())) source.Span.Slice(start, length).CopyTo(destination.Span[start..]);
    }

    /// <summary>Where the site's values lie in a tensor of its point, in rising order.</summary>
    /// <param name="shape">The shape of the point's values.</param>
    /// <exception cref="InputError">The point's values have no such position or head.</exception>
    public IEnumerable<(int Start, int Length)> Ranges(IReadOnlyList<int> shape)
    {
        bool isPattern = NetworkSites.IsPattern(Point);
        int headAxis = isPattern ? 1 : 2;
        int positionAxis = isPattern ? 2 : 1;
        if (Head is not null && shape.Count != 4)
            throw new InputError($"the values at {Point} belong to no heads", ToString(), "expected a hook point of an attention, such as blocks.0.attn.hook_z");
        Require(Head, headAxis, shape, "head");
        Require(Position, positionAxis, shape, "position");
        return Enumerate(shape, axis => axis == headAxis ? Head : axis == positionAxis ? Position : null);
    }

    private void Require(int? index, int axis, IReadOnlyList<int> shape, string name)
    {
        if (index is not { } value) return;
        int count = axis < shape.Count ? shape[axis] : 0;
        if (value < 0 || value >= count) throw new InputError($"there is no {name} {value}", ToString(), $"expected one below {count}");
    }

    private static IEnumerable<(int Start, int Length)> Enumerate(IReadOnlyList<int> shape, Func<int, int?> fixedAt)
    {
        // After the last axis that is held at one index, values are contiguous.
        int inner = Enumerable.Range(0, shape.Count).LastOrDefault(axis => fixedAt(axis) is not null, -1) + 1;
        int length = shape.Skip(inner).Aggregate(1, (product, size) => product * size);
        int outer = shape.Take(inner).Aggregate(1, (product, size) => product * size);
        var index = new int[inner];
        for (int row = 0; row < outer; row++)
        {
            for (int axis = inner - 1, rest = row; axis >= 0; rest /= shape[axis], axis--) index[axis] = rest % shape[axis];
            if (Enumerable.Range(0, inner).All(axis => (fixedAt(axis) ?? index[axis]) == index[axis])) yield return (row * length, length);
        }
    }
}
