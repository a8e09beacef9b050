using System.Globalization;
using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="Loop"/>.</summary>
[Register<ITorchModule>("loop")]
public sealed class TorchLoop : TorchModule<Loop>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Loop module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string outer = pass.Scope;
        torch.Tensor value = input;
        for (int turn = 0; turn < module.Turns; turn++)
        {
            pass.Scope = string.Create(CultureInfo.InvariantCulture, $"{outer}turn.{turn}.");
            if (module.Injection && turn > 0) value += input;
            foreach ((ModuleSpecification inner, ModulePlace inside) in place.Inside(module.Modules, loops: true)) value = pass.Forward(inner, inside, value);
        }
        pass.Scope = outer;
        return value;
    }
}
