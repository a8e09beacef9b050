using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs an <see cref="Lstm"/>.</summary>
[Register<ITorchModule>("lstm")]
public sealed class TorchLstm : TorchModule<Lstm>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(Lstm module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"lstm.{place.Number}";
        torch.Tensor inputs = input.matmul(pass[$"{prefix}.W_x"]) + pass[$"{prefix}.b"];
        torch.Tensor hidden = torch.zeros(input.shape[0], module.Hidden, pass.Type);
        torch.Tensor cell = torch.zeros(input.shape[0], module.Hidden, pass.Type);
        var states = new List<torch.Tensor>();
        for (int position = 0; position < input.shape[1]; position++)
        {
            if (pass.Continues(position) is { } continues) (hidden, cell) = (hidden * continues, cell * continues);
            torch.Tensor[] gates = (inputs.select(1, position) + hidden.matmul(pass[$"{prefix}.W_h"])).chunk(4, -1);
            cell = gates[1].sigmoid() * cell + gates[0].sigmoid() * gates[2].tanh();
            hidden = gates[3].sigmoid() * cell.tanh();
            states.Add(hidden);
        }
        return pass.Hook($"{prefix}.hook_hidden", torch.stack(states, 1));
    }
}
