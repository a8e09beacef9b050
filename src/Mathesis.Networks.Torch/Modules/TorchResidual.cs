using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="Residual"/>.</summary>
[Register<ITorchModule>("residual")]
public sealed class TorchResidual : TorchModule<Residual>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Residual module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"residual.{place.Number}";
        torch.Tensor stream = pass.Hook($"{prefix}.hook_resid_pre", input), value = stream;
        foreach ((ModuleSpecification inner, ModulePlace inside) in place.Inside(module.Modules, loops: false)) value = pass.Forward(inner, inside, value);
        return pass.Hook($"{prefix}.hook_resid_post", stream + pass.Hook($"{prefix}.hook_out", value));
    }
}
