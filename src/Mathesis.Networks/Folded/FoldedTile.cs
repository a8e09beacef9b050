using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The working memory for a few sequences that go through the fold together; small enough for the second-level cache.</summary>
internal sealed class FoldedTile : IDisposable
{
    /// <summary>The most sequences in a tile: whole vectors, and whole tiles of the matrix kernel.</summary>
    public const int Capacity = 48;

    /// <summary>Working memory for sizes.</summary>
    public FoldedTile(FoldedShape shape)
    {
        FirstWeights = new AlignedMatrix(shape.Heads, Capacity);
        SecondWeights = new AlignedMatrix(shape.Heads, Capacity);
        FirstSlopes = new AlignedMatrix(shape.Heads, Capacity);
        SecondSlopes = new AlignedMatrix(shape.Heads, Capacity);
        Neurons = new AlignedMatrix(Capacity, shape.Hidden);
        NeuronSlopes = new AlignedMatrix(Capacity, shape.Hidden);
        ConstantSlopes = new AlignedMatrix(1, shape.Folded);
        Logits = new AlignedMatrix(Capacity, shape.PaddedClasses);
    }

    /// <summary>Attention weights of the first tokens [heads, sequences].</summary>
    public AlignedMatrix FirstWeights { get; }

    /// <summary>Attention weights of the second tokens [heads, sequences].</summary>
    public AlignedMatrix SecondWeights { get; }

    /// <summary>Derivatives of the loss by <see cref="FirstWeights"/>, where those of the last token count as 1 minus the others.</summary>
    public AlignedMatrix FirstSlopes { get; }

    /// <summary>Derivatives of the loss by <see cref="SecondWeights"/>.</summary>
    public AlignedMatrix SecondSlopes { get; }

    /// <summary>ReLU(pre-activations) [sequences, hidden].</summary>
    public AlignedMatrix Neurons { get; }

    /// <summary>Derivatives of the loss by <see cref="Neurons"/>.</summary>
    public AlignedMatrix NeuronSlopes { get; }

    /// <summary>The class columns [sequences, class columns]; after the loss, its derivatives by them.</summary>
    public AlignedMatrix Logits { get; }

    /// <summary>
    /// Derivatives of the loss by the constant row [1, folded]. They are summed tile by tile: late in training they nearly cancel, and
    /// a long sum would lose what is left of them.
    /// </summary>
    public AlignedMatrix ConstantSlopes { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AlignedMatrix matrix in (ReadOnlySpan<AlignedMatrix>)[FirstWeights, SecondWeights, FirstSlopes, SecondSlopes, Neurons, NeuronSlopes, Logits, ConstantSlopes])
            matrix.Dispose();
    }
}
