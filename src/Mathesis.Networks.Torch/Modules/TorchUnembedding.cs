using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs an <see cref="Unembedding"/>.</summary>
[Register<ITorchModule>("unembedding")]
public sealed class TorchUnembedding : TorchModule<Unembedding>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Unembedding module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        torch.Tensor matrix = module.Tied ? pass["embed.W_E"].transpose(0, 1) : pass["unembed.W_U"];
        torch.Tensor logits = input.matmul(matrix) * (module.Scale ?? 1);
        return pass.Hook("hook_logits", module.Bias ? logits + pass["unembed.b_U"] : logits);
    }
}
