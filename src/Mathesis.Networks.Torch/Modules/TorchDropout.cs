using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="Dropout"/>.</summary>
[Register<ITorchModule>("dropout")]
public sealed class TorchDropout : TorchModule<Dropout>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Dropout module, ModulePlace place, torch.Tensor input, TorchPass pass) =>
        pass.Drop($"dropout.{place.Order}", module.Rate, input);
}
