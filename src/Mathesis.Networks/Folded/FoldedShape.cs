namespace Mathesis.Networks;

/// <summary>
/// The sizes of a folded network. The fold joins the two readers of the residual stream after attention, the hidden layer's W_in
/// and the unembedding, into one matrix: its rows are called folded rows, first <see cref="Hidden"/> columns for the
/// pre-activations, then one column for each <i>class column</i>, padded to whole vectors.
/// </summary>
internal sealed record FoldedShape
{
    /// <summary>Floats of the widest vector; sizes are multiples of it on every path, so that results of one path do not depend on sizes.</summary>
    public const int Lanes = 16;

    /// <summary>What a padding column's logit is: its exponential is zero.</summary>
    public const float Never = -1e30f;

    /// <summary>The number of tokens.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The width of the residual stream, a multiple of <see cref="Lanes"/>.</summary>
    public required int Width { get; init; }

    /// <summary>The number of heads.</summary>
    public required int Heads { get; init; }

    /// <summary>The width of a head, a multiple of <see cref="Lanes"/>.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>The number of neurons of the hidden layer, a multiple of <see cref="Lanes"/>.</summary>
    public required int Hidden { get; init; }

    /// <summary>The number of classes.</summary>
    public required int Outputs { get; init; }

    /// <summary>
    /// Whether class columns are the differences of a class's logit and that of class 0, for classes 1 and up. Training needs no more,
    /// since softmax does not change when the same number is added to all logits. Otherwise they are the logits themselves.
    /// </summary>
    public required bool Differences { get; init; }

    /// <summary>The class of the first class column.</summary>
    public int FirstClass => Differences ? 1 : 0;

    /// <summary>The width of all heads.</summary>
    public int AttentionWidth => Heads * HeadWidth;

    /// <summary>The number of class columns.</summary>
    public int Classes => Outputs - FirstClass;

    /// <summary>The number of class columns with padding.</summary>
    public int PaddedClasses => (Classes + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// The class columns that the matrix kernel computes. One or two columns beyond whole vectors are computed apart as dot products,
    /// because padding them would cost up to an eighth of the work; more are padded.
    /// </summary>
    public int KernelClasses => Classes % Lanes is 1 or 2 ? Classes - Classes % Lanes : PaddedClasses;

    /// <summary>The columns of a folded row.</summary>
    public int Folded => Hidden + PaddedClasses;
}
