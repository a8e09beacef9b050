using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs <see cref="LearnedPositions"/>.</summary>
[Register<ITorchModule>("learned-positions")]
public sealed class TorchLearnedPositions : TorchModule<LearnedPositions>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(LearnedPositions module, ModulePlace place, torch.Tensor input, TorchPass pass) =>
        input + pass.Hook("hook_pos_embed", TorchTensors.Rows(pass["pos_embed.W_pos"], pass.PositionIds));
}
