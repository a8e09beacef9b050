using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>GPT-2 (Radford et al. 2019): learned positions, layer norms before each sub-layer, biases, GELU, tied unembedding.</summary>
[Register<IHuggingFaceArchitecture>("gpt2")]
public sealed class Gpt2Architecture : IHuggingFaceArchitecture
{
    /// <inheritdoc/>
    public NetworkSpecification Specify(JsonReading configuration)
    {
        configuration.RequireFalse("add_cross_attention");
        int width = configuration.Size("n_embd");
        int headWidth = configuration.HeadWidth("n_embd", "n_head");
        bool scales = configuration.Flag("scale_attn_weights", true);
        bool scalesByLayer = configuration.Flag("scale_attn_by_inverse_layer_idx", false);
        var norm = new NormSpecification { Epsilon = configuration.Number("layer_norm_epsilon", 1e-5) };
        int vocabulary = configuration.Size("vocab_size");
        return new NetworkSpecification
        {
            Vocabulary = vocabulary,
            Context = configuration.Size("n_positions"),
            Width = width,
            Outputs = vocabulary,
            Modules =
            [
                new TokenEmbedding(),
                new LearnedPositions(),
                .. Enumerable.Range(0, configuration.Size("n_layer")).Select(layer => new TransformerBlock
                {
                    Attention = new AttentionSpecification
                    {
                        Heads = configuration.Size("n_head"),
                        HeadWidth = headWidth,
                        InputBiases = true,
                        OutputBias = true,
                        Scale = scales && !scalesByLayer ? null : (scales ? 1 / Math.Sqrt(headWidth) : 1) / (scalesByLayer ? layer + 1 : 1),
                    },
                    FeedForward = new FeedForwardSpecification
                    {
                        Width = configuration.Size("n_inner", 4 * width),
                        Activation = configuration.ActivationOf("activation_function", "gelu_new"),
                    },
                    Norm = norm,
                }),
                new FinalNorm { Norm = norm },
                new Unembedding { Tied = configuration.Flag("tie_word_embeddings", true) },
            ],
        };
    }

    /// <inheritdoc/>
    public void Read(NetworkSpecification specification, HuggingFaceTensors tensors)
    {
        int width = specification.Width;
        // Saved as the bare model, names have no prefix.
        string prefix = tensors.Contains("wte.weight") ? "" : "transformer.";
        tensors.Take("embed.W_E", $"{prefix}wte.weight", specification.Vocabulary, width);
        tensors.Take("pos_embed.W_pos", $"{prefix}wpe.weight", specification.Context, width);
        foreach ((TransformerBlock block, int layer) in specification.Modules.OfType<TransformerBlock>().Select((block, layer) => (block, layer)))
        {
            (string to, string from) = ($"blocks.{layer}", $"{prefix}h.{layer}");
            int hidden = block.FeedForward!.Width;
            int joined = block.Attention.Heads * block.Attention.HeadWidth;
            tensors.TakeNorm($"{to}.ln1", $"{from}.ln_1", width, hasBias: true);
            tensors.TakeJoined($"{to}.attn", $"{from}.attn.c_attn", block.Attention, width, isTransposed: true, (part, head) => part * joined + head * block.Attention.HeadWidth);
            tensors.TakeOutput($"{to}.attn", $"{from}.attn.c_proj", block.Attention, width, isTransposed: true);
            tensors.TakeNorm($"{to}.ln2", $"{from}.ln_2", width, hasBias: true);
            tensors.Take($"{to}.mlp.W_in", $"{from}.mlp.c_fc.weight", width, hidden);
            tensors.Take($"{to}.mlp.b_in", $"{from}.mlp.c_fc.bias", hidden);
            tensors.Take($"{to}.mlp.W_out", $"{from}.mlp.c_proj.weight", hidden, width);
            tensors.Take($"{to}.mlp.b_out", $"{from}.mlp.c_proj.bias", width);
        }
        tensors.TakeNorm("ln_final", $"{prefix}ln_f", width, hasBias: true);
        if (!((Unembedding)specification.Modules[^1]).Tied) tensors.TakeTransposed("unembed.W_U", "lm_head.weight", width, specification.Outputs);
    }

    /// <inheritdoc/>
    public bool IsTable(string tensor) =>
        tensor.EndsWith(".attn.bias", StringComparison.Ordinal) || tensor.EndsWith(".attn.masked_bias", StringComparison.Ordinal);
}
