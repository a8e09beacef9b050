using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="Linear"/>.</summary>
[Register<ITorchModule>("linear")]
public sealed class TorchLinear : TorchModule<Linear>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Linear module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"linear.{place.Number}";
        torch.Tensor output = input.matmul(pass[$"{prefix}.W"]);
        return pass.Hook($"{prefix}.hook_out", module.WithoutBias ? output : output + pass[$"{prefix}.b"]);
    }
}
