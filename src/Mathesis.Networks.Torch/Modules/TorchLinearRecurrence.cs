using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="LinearRecurrence"/>.</summary>
[Register<ITorchModule>("linear-recurrence")]
public sealed class TorchLinearRecurrence : TorchModule<LinearRecurrence>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(LinearRecurrence module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"recurrence.{place.Number}";
        int size = module.BlockSize;
        int blocks = place.Width / size;
        (long sequences, long positions) = (input.shape[0], input.shape[1]);
        torch.Tensor transitions = module.Constant
            ? Bound(module, pass[$"{prefix}.A"]).expand(sequences, positions, blocks, size, size)
            : Bound(module, Map("A", module.TransitionHidden).reshape(sequences, positions, blocks, size, size));
        torch.Tensor values = Map("v", module.ValueHidden);
        torch.Tensor start = module.LearnedStart ? pass[$"{prefix}.start"].expand(sequences, place.Width) : torch.zeros(sequences, place.Width, pass.Type);
        torch.Tensor state = start;
        var states = new List<torch.Tensor>();
        for (int position = 0; position < positions; position++)
        {
            if (pass.Continues(position) is { } continues) state = state * continues + start * (1 - continues);
            torch.Tensor moved = torch.einsum("nbij,nbj->nbi", transitions.select(1, position), state.reshape(sequences, blocks, size));
            state = moved.reshape(sequences, place.Width) + values.select(1, position);
            states.Add(state);
        }
        return pass.Hook($"{prefix}.hook_state", torch.stack(states, 1));

        torch.Tensor Map(string name, int? hidden)
        {
            torch.Tensor read = hidden is null ? input : (input.matmul(pass[$"{prefix}.W_{name}_in"]) + pass[$"{prefix}.b_{name}_in"]).relu();
            return read.matmul(pass[$"{prefix}.W_{name}"]) + pass[$"{prefix}.b_{name}"];
        }
    }

    private static torch.Tensor Bound(LinearRecurrence module, torch.Tensor raw)
    {
        switch (module.Bound)
        {
            case TransitionBound.None: return raw;
            case TransitionBound.Sigmoid: return raw.sigmoid();
            case TransitionBound.Tanh: return raw.tanh();
            case TransitionBound.ColumnNorm:
                torch.Tensor centred = raw - raw.mean([-2], keepdim: true);
                torch.Tensor norms = centred.abs().pow(module.ColumnPower).sum(dim: -2L, keepdim: true).pow(1 / module.ColumnPower);
                return centred / norms.amax([-1], keepdim: true);
            default: throw new ArgumentOutOfRangeException(nameof(module));
        }
    }
}
