using System.Diagnostics.CodeAnalysis;

namespace Mathesis.Networks;

/// <summary>Decides which networks the fold can run.</summary>
internal static class FoldedSupport
{
    /// <summary>The sizes of a network, if the fold can run it.</summary>
    /// <param name="specification">A valid specification.</param>
    /// <param name="differences">As <see cref="FoldedShape.Differences"/>.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="reason">Why it cannot.</param>
    public static bool TryShape(
        NetworkSpecification specification, bool differences, [NotNullWhen(true)] out FoldedShape? shape, [NotNullWhen(false)] out string? reason)
    {
        shape = null;
        if (specification.Modules is not [TokenEmbedding, LearnedPositions, TransformerBlock block, Unembedding unembedding])
            reason = "the modules are not token embedding, learned positions, one block, unembedding";
        else if (specification.Context != 3) reason = $"the context is {specification.Context}, not 3";
        else if (block.Norm is not null) reason = "the block normalises the residual stream";
        else if (block.Dropout != 0) reason = "the block has dropout";
        else if (block.Order != BlockOrder.Sequential) reason = "the block's sub-layers run side by side";
        else if (block.Attention is not { KeyHeads: null, InputBiases: false, OutputBias: false, Scale: null, Mask: null, Positions: null, Dropout: 0 })
            reason = "the attention has biases, grouped heads, dropout, a mask, a scale or positions of its own";
        else if (((TokenEmbedding)specification.Modules[0]).Scale is not null || unembedding.Scale is not null) reason = "embedding or logits are scaled";
        else if (unembedding.Tied) reason = "the unembedding is tied to the embedding";
        else if (((LearnedPositions)specification.Modules[1]).Ids is not null) reason = "the positions have a table of another size";
        else if (block.FeedForward is not { Activation: Activation.Relu, Biases: true, Gated: false, Dropout: 0 } feedForward)
            reason = "the block has no ReLU layer with biases";
        else if (unembedding.Bias) reason = "the unembedding has a bias";
        else if (specification.Outputs < 2) reason = "there is only one class";
        else
        {
            reason = Misfit("width", specification.Width) ?? Misfit("head width", block.Attention.HeadWidth) ?? Misfit("hidden width", feedForward.Width);
            shape = new FoldedShape
            {
                Vocabulary = specification.Vocabulary,
                Width = specification.Width,
                Heads = block.Attention.Heads,
                HeadWidth = block.Attention.HeadWidth,
                Hidden = feedForward.Width,
                Outputs = specification.Outputs,
                Differences = differences,
            };
        }
        if (reason is not null) shape = null;
        return shape is not null;
    }

    private static string? Misfit(string what, int width) =>
        width % FoldedShape.Lanes == 0 ? null : $"the {what} {width} is no multiple of {FoldedShape.Lanes}";
}
