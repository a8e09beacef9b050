using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// GPT-NeoX (Black et al. 2022) and Pythia (Biderman et al. 2023): rotary positions on a part of each head, attention and
/// feed-forward layer side by side, layer norms, biases, an unembedding of its own.
/// </summary>
[Register<IHuggingFaceArchitecture>("gpt_neox")]
public sealed class GptNeoXArchitecture : IHuggingFaceArchitecture
{
    /// <inheritdoc/>
    public NetworkSpecification Specify(JsonReading configuration)
    {
        int width = configuration.Size("hidden_size");
        int headWidth = configuration.HeadWidth("hidden_size", "num_attention_heads");
        bool hasBiases = configuration.Flag("attention_bias", true);
        int vocabulary = configuration.Size("vocab_size");
        var norm = new NormSpecification { Epsilon = configuration.Number("layer_norm_eps", 1e-5) };
        var block = new TransformerBlock
        {
            Attention = new AttentionSpecification
            {
                Heads = configuration.Size("num_attention_heads"),
                HeadWidth = headWidth,
                InputBiases = hasBiases,
                OutputBias = hasBiases,
                Positions = configuration.Rotary(headWidth, "rotary_emb_base", configuration.Number("rotary_pct", 0.25)),
            },
            FeedForward = new FeedForwardSpecification
            {
                Width = configuration.Size("intermediate_size"),
                Activation = configuration.ActivationOf("hidden_act", "gelu"),
            },
            Norm = norm,
            Order = configuration.Flag("use_parallel_residual", true) ? BlockOrder.Parallel : BlockOrder.Sequential,
        };
        return new NetworkSpecification
        {
            Vocabulary = vocabulary,
            Context = configuration.Size("max_position_embeddings"),
            Width = width,
            Outputs = vocabulary,
            Modules =
            [
                new TokenEmbedding(),
                .. Enumerable.Repeat(block, configuration.Size("num_hidden_layers")),
                new FinalNorm { Norm = norm },
                new Unembedding { Tied = configuration.Flag("tie_word_embeddings", false) },
            ],
        };
    }

    /// <inheritdoc/>
    public void Read(NetworkSpecification specification, HuggingFaceTensors tensors)
    {
        int width = specification.Width;
        tensors.Take("embed.W_E", "gpt_neox.embed_in.weight", specification.Vocabulary, width);
        foreach ((TransformerBlock block, int layer) in specification.Modules.OfType<TransformerBlock>().Select((block, layer) => (block, layer)))
        {
            (string to, string from) = ($"blocks.{layer}", $"gpt_neox.layers.{layer}");
            int hidden = block.FeedForward!.Width;
            int headWidth = block.Attention.HeadWidth;
            tensors.TakeNorm($"{to}.ln1", $"{from}.input_layernorm", width, hasBias: true);
            // Query, key and value of a head lie together.
            tensors.TakeJoined($"{to}.attn", $"{from}.attention.query_key_value", block.Attention, width, isTransposed: false, (part, head) => (head * 3 + part) * headWidth);
            tensors.TakeOutput($"{to}.attn", $"{from}.attention.dense", block.Attention, width, isTransposed: false);
            tensors.TakeNorm($"{to}.ln2", $"{from}.post_attention_layernorm", width, hasBias: true);
            tensors.TakeLinear($"{to}.mlp.W_in", $"{to}.mlp.b_in", $"{from}.mlp.dense_h_to_4h", width, hidden);
            tensors.TakeLinear($"{to}.mlp.W_out", $"{to}.mlp.b_out", $"{from}.mlp.dense_4h_to_h", hidden, width);
        }
        tensors.TakeNorm("ln_final", "gpt_neox.final_layer_norm", width, hasBias: true);
        if (!((Unembedding)specification.Modules[^1]).Tied) tensors.TakeTransposed("unembed.W_U", "embed_out.weight", width, specification.Outputs);
    }

    /// <inheritdoc/>
    public bool IsTable(string tensor) =>
        tensor.EndsWith(".attention.bias", StringComparison.Ordinal) || tensor.EndsWith(".attention.masked_bias", StringComparison.Ordinal)
        || tensor.EndsWith(".rotary_emb.inv_freq", StringComparison.Ordinal);
}
