using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>One tensor that a method is to merge: what it is, whose inputs it has, and the parameters for it. No data.</summary>
public sealed record MergeContext
{
    /// <summary>The tensor's name in the output.</summary>
    public required string Name { get; init; }

    /// <summary>The length of each dimension.</summary>
    public required ImmutableArray<long> Shape { get; init; }

    /// <summary>The models, in the order of the inputs: what they are called in the plan.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The index of the base among the inputs, or null.</summary>
    public int? Base { get; init; }

    /// <summary>The parameters of each input.</summary>
    public required IReadOnlyList<ParameterSet> OfInputs { get; init; }

    /// <summary>The parameters of the tensor.</summary>
    public required ParameterSet Parameters { get; init; }

    /// <summary>The seed of random masks.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether to reproduce mergekit where its choices differ.</summary>
    public bool IsCompatible { get; init; }

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, static (product, length) => product * length);

    /// <summary>The elements of a row: the last dimension's length; 1 for a scalar.</summary>
    public long RowLength => Shape.IsEmpty ? 1 : Shape[^1];

    /// <summary>The inputs other than the base, in their order.</summary>
    public IReadOnlyList<int> Others => [.. Enumerable.Range(0, Models.Count).Where(i => i != Base)];

    /// <summary>The base's index.</summary>
    /// <exception cref="InputError">There is no base.</exception>
    public int RequiredBase => Base ?? throw Unfit("has no base", "give base_model");

    /// <summary>A number that each of some inputs has.</summary>
    public double[] Numbers(string parameter, IReadOnlyList<int> inputs) => [.. inputs.Select(i => OfInputs[i].Number(parameter))];

    /// <summary>The error for a tensor that a method cannot merge.</summary>
    public InputError Unfit(string what, string expected) => new($"tensor '{Name}' {what}", expected: expected);
}
