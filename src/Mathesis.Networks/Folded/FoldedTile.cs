using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>The working memory for a few sequences that go through the fold together; small enough for the second-level cache.</summary>
internal sealed class FoldedTile : IDisposable
{
    /// <summary>
    /// The most sequences in a tile: whole vectors, and whole tiles of the matrix kernel. More make longer runs of equal tokens and read
    /// M less often; fewer stay in the cache. At the sizes of the paper 96 is a little faster than 48.
    /// </summary>
    public const int Capacity = 96;

    private readonly int hidden;

    /// <summary>Working memory for sizes.</summary>
    public FoldedTile(FoldedShape shape)
    {
        FirstWeights = new AlignedMatrix(shape.Heads, Capacity);
        SecondWeights = new AlignedMatrix(shape.Heads, Capacity);
        FirstSlopes = new AlignedMatrix(shape.Heads, Capacity);
        SecondSlopes = new AlignedMatrix(shape.Heads, Capacity);
        Rows = new AlignedMatrix(Capacity, shape.Folded);
        Slopes = new AlignedMatrix(Capacity, shape.Folded);
        hidden = shape.Hidden;
    }

    /// <summary>Attention weights of the first tokens [heads, sequences].</summary>
    public AlignedMatrix FirstWeights { get; }

    /// <summary>Attention weights of the second tokens [heads, sequences].</summary>
    public AlignedMatrix SecondWeights { get; }

    /// <summary>Derivatives of the loss by <see cref="FirstWeights"/>, where those of the last token count as 1 minus the others.</summary>
    public AlignedMatrix FirstSlopes { get; }

    /// <summary>Derivatives of the loss by <see cref="SecondWeights"/>.</summary>
    public AlignedMatrix SecondSlopes { get; }

    /// <summary>A row for each sequence [sequences, folded]: neurons (after ReLU), then class columns.</summary>
    public AlignedMatrix Rows { get; }

    /// <summary>Derivatives of the loss by <see cref="Rows"/>.</summary>
    public AlignedMatrix Slopes { get; }

    /// <summary>The neurons of the first sequences, or the derivatives by them.</summary>
    public MatrixView<float> Neurons(AlignedMatrix rows, int count) => rows.View.RowRange(0, count).ColumnRange(0, hidden);

    /// <summary>The first class columns of the first sequences, or the derivatives by them.</summary>
    public MatrixView<float> Classes(AlignedMatrix rows, int count, int classes) => rows.View.RowRange(0, count).ColumnRange(hidden, classes);

    /// <summary>The class columns of a sequence.</summary>
    public Span<float> Logits(int place) => Rows.Row(place)[hidden..];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AlignedMatrix matrix in (ReadOnlySpan<AlignedMatrix>)[FirstWeights, SecondWeights, FirstSlopes, SecondSlopes, Rows, Slopes])
            matrix.Dispose();
    }
}
