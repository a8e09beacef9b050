using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="FinalNorm"/>.</summary>
[Register<ITorchModule>("final-norm")]
public sealed class TorchFinalNorm : TorchModule<FinalNorm>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(FinalNorm module, ModulePlace place, torch.Tensor input, TorchPass pass) =>
        TorchNorm.Forward(module.Norm, "ln_final", input, pass);
}
