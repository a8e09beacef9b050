using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs an <see cref="ActivationModule"/>.</summary>
[Register<ITorchModule>("activation")]
public sealed class TorchActivationModule : TorchModule<ActivationModule>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(ActivationModule module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"activation.{place.Number}";
        return pass.Hook($"{prefix}.hook_post", TorchActivation.Apply(module.Function, pass.Hook($"{prefix}.hook_pre", input)));
    }
}
