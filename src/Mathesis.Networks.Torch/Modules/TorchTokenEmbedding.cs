using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="TokenEmbedding"/>.</summary>
[Register<ITorchModule>("token-embedding")]
public sealed class TorchTokenEmbedding : TorchModule<TokenEmbedding>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(TokenEmbedding module, ModulePlace place, torch.Tensor input, TorchPass pass) =>
        pass.Hook("hook_embed", TorchTensors.Rows(pass["embed.W_E"], pass.Tokens) * (module.Scale ?? 1));
}
