using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>
/// Llama (Touvron et al. 2023) and its kin Mistral and Qwen2: rotary positions, grouped attention, RMS norms, SwiGLU. Qwen2's
/// queries, keys and values have biases; Mistral's attention may look back through a window alone.
/// </summary>
[Register<IHuggingFaceArchitecture>("llama")]
[Register<IHuggingFaceArchitecture>("mistral")]
[Register<IHuggingFaceArchitecture>("qwen2")]
public sealed class LlamaArchitecture : IHuggingFaceArchitecture
{
    /// <inheritdoc/>
    public NetworkSpecification Specify(JsonReading configuration)
    {
        string type = configuration.Text("model_type");
        configuration.RequireFalse("use_sliding_window");
        int width = configuration.Size("hidden_size");
        int heads = configuration.Size("num_attention_heads");
        int headWidth = configuration.Optional("head_dim") is null ? configuration.HeadWidth("hidden_size", "num_attention_heads") : configuration.Size("head_dim");
        int keyHeads = configuration.Size("num_key_value_heads", heads);
        bool hasBiases = configuration.Flag("attention_bias", false);
        int vocabulary = configuration.Size("vocab_size");
        var norm = new NormSpecification { Kind = NormKind.Rms, Epsilon = configuration.Number("rms_norm_eps", 1e-6) };
        var block = new TransformerBlock
        {
            Attention = new AttentionSpecification
            {
                Heads = heads,
                KeyHeads = keyHeads == heads ? null : keyHeads,
                HeadWidth = headWidth,
                InputBiases = hasBiases || type == "qwen2",
                OutputBias = hasBiases && type != "qwen2",
                Mask = type == "mistral" && configuration.Optional("sliding_window") is not null
                    ? new SlidingWindow { Size = configuration.Size("sliding_window") }
                    : null,
                Positions = configuration.Rotary(headWidth, "rope_theta", configuration.Number("partial_rotary_factor", 1)),
            },
            FeedForward = new FeedForwardSpecification
            {
                Width = configuration.Size("intermediate_size"),
                Activation = configuration.ActivationOf("hidden_act", "silu"),
                Biases = configuration.Flag("mlp_bias", false),
                Gated = true,
            },
            Norm = norm,
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
        tensors.Take("embed.W_E", "model.embed_tokens.weight", specification.Vocabulary, width);
        foreach ((TransformerBlock block, int layer) in specification.Modules.OfType<TransformerBlock>().Select((block, layer) => (block, layer)))
        {
            (string to, string from) = ($"blocks.{layer}", $"model.layers.{layer}");
            AttentionSpecification attention = block.Attention;
            FeedForwardSpecification feedForward = block.FeedForward!;
            tensors.TakeNorm($"{to}.ln1", $"{from}.input_layernorm", width, hasBias: false);
            tensors.TakeHeads($"{to}.attn", "Q", $"{from}.self_attn.q_proj", attention.Heads, width, attention.HeadWidth, attention.InputBiases);
            tensors.TakeHeads($"{to}.attn", "K", $"{from}.self_attn.k_proj", attention.KeyHeadCount, width, attention.HeadWidth, attention.InputBiases);
            tensors.TakeHeads($"{to}.attn", "V", $"{from}.self_attn.v_proj", attention.KeyHeadCount, width, attention.HeadWidth, attention.InputBiases);
            tensors.TakeOutput($"{to}.attn", $"{from}.self_attn.o_proj", attention, width, isTransposed: false);
            tensors.TakeNorm($"{to}.ln2", $"{from}.post_attention_layernorm", width, hasBias: false);
            TakeMap("gate", "gate_proj", width, feedForward.Width);
            TakeMap("in", "up_proj", width, feedForward.Width);
            TakeMap("out", "down_proj", feedForward.Width, width);

            void TakeMap(string name, string tensor, int inputs, int outputs) =>
                tensors.TakeLinear($"{to}.mlp.W_{name}", feedForward.Biases ? $"{to}.mlp.b_{name}" : null, $"{from}.mlp.{tensor}", inputs, outputs);
        }
        tensors.TakeNorm("ln_final", "model.norm", width, hasBias: false);
        if (!((Unembedding)specification.Modules[^1]).Tied) tensors.TakeTransposed("unembed.W_U", "lm_head.weight", width, specification.Outputs);
    }

    /// <inheritdoc/>
    public bool IsTable(string tensor) => tensor.EndsWith(".rotary_emb.inv_freq", StringComparison.Ordinal);
}
