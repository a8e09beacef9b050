using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Low-rank adaptation (Hu et al. 2022): each matrix named becomes W + (alpha / rank) A B with W frozen, A [inputs, rank] uniform within
/// ±1/sqrt(inputs) and B [rank, outputs] zero at first. The heads' matrices of an attention count as one, side by side.
/// </summary>
public sealed record LowRankOptions : IOptions
{
    /// <summary>The rank, positive.</summary>
    public required int Rank { get; init; }

    /// <summary>The factor alpha; null for the rank, so that A B is added as it is.</summary>
    public double? Alpha { get; init; }

    /// <summary>Names of the matrices; <c>*</c> stands for any characters: <c>blocks.*.attn.W_*</c>.</summary>
    public required ImmutableArray<string> Matrices { get; init; }

    /// <summary>Names of parameters that are trained as well, whole.</summary>
    public ImmutableArray<string> AlsoTrained { get; init; } = [];

    /// <inheritdoc/>
    public void Validate()
    {
        if (Rank < 1) throw new InputError($"{Rank} is out of range", "adapter.rank", "expected a positive number");
        if (Alpha is { } alpha && !double.IsFinite(alpha)) throw new InputError("alpha is not finite", "adapter.alpha");
        if (Matrices.IsDefaultOrEmpty) throw new InputError("no matrix is named", "adapter.matrices", "expected names or patterns");
    }
}
