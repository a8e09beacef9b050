using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Sequences with what is wanted of the outputs: a class at the last position of each, or a class at every position (some
/// ignored), or numbers for every output.
/// </summary>
public sealed class Examples
{
    /// <summary>The target of a position that counts for nothing.</summary>
    public const int Ignored = -1;

    private readonly int[] targets;

    /// <summary>Examples with classes.</summary>
    /// <param name="inputs">The sequences.</param>
    /// <param name="targets">
    /// A class for each sequence, wanted at its last position; or one for each position of each sequence, <see cref="Ignored"/> where
    /// nothing is wanted. Not copied.
    /// </param>
    public Examples(TokenBatch inputs, int[] targets)
    {
        if (targets.Length != inputs.Count && targets.Length != inputs.Count * inputs.Positions)
            throw new ArgumentException($"{inputs.Count} sequences of {inputs.Positions} positions need a target each or one for each position, not {targets.Length}", nameof(targets));
        Inputs = inputs;
        this.targets = targets;
        TargetsOfSequence = targets.Length == inputs.Count ? 1 : inputs.Positions;
        Wanted = targets.Count(target => target != Ignored);
    }

    /// <summary>Examples with numbers.</summary>
    /// <param name="inputs">The sequences.</param>
    /// <param name="values">[sequences, outputs], wanted at the last position, or [sequences, positions, outputs]. Not copied.</param>
    public Examples(TokenBatch inputs, Tensor<float> values)
    {
        if (values.Rank is not (2 or 3) || values.Shape[0] != inputs.Count || (values.Rank == 3 && values.Shape[1] != inputs.Positions))
            throw new ArgumentException($"{inputs.Count} sequences of {inputs.Positions} positions need values for each or for each position", nameof(values));
        Inputs = inputs;
        Values = values;
        targets = [];
        TargetsOfSequence = values.Rank == 3 ? inputs.Positions : 1;
        Wanted = inputs.Count * TargetsOfSequence;
    }

    /// <summary>How many sequences.</summary>
    public int Count => Inputs.Count;

    /// <summary>The sequences.</summary>
    public TokenBatch Inputs { get; }

    /// <summary>The classes, sequence after sequence; empty where numbers are wanted.</summary>
    public ReadOnlySpan<int> Targets => targets;

    /// <summary>The numbers wanted, or null where classes are.</summary>
    public Tensor<float>? Values { get; }

    /// <summary>How many targets a sequence has: 1, at its last position, or as many as positions.</summary>
    public int TargetsOfSequence { get; }

    /// <summary>How many targets count; losses are means over them.</summary>
    public int Wanted { get; }

    /// <summary>A target.</summary>
    /// <param name="index">Its index: sequence * <see cref="TargetsOfSequence"/> + position.</param>
    public RowTarget Target(int index) => Values is null ? new RowTarget(targets[index]) : new RowTarget(Values.Row(index));

    /// <summary>Some of the examples, copied.</summary>
    /// <param name="sequences">Their indices, in the order wanted.</param>
    public Examples Select(ReadOnlySpan<int> sequences)
    {
        TokenBatch inputs = Inputs.Select(sequences);
        if (Values is null) return new Examples(inputs, TokenBatch.Rows<int>(targets, TargetsOfSequence, sequences));
        int width = Values.Length / Count;
        float[] values = TokenBatch.Rows<float>(Values.Span, width, sequences);
        return new Examples(inputs, Values.Rank == 2
            ? new Tensor<float>(values, sequences.Length, Values.Shape[1])
            : new Tensor<float>(values, sequences.Length, Values.Shape[1], Values.Shape[2]));
    }
}
