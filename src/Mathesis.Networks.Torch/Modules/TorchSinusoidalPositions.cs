using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs <see cref="SinusoidalPositions"/>.</summary>
[Register<ITorchModule>("sinusoidal-positions")]
public sealed class TorchSinusoidalPositions : TorchModule<SinusoidalPositions>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(SinusoidalPositions module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        int width = place.Width;
        torch.Tensor feature = torch.arange(width, torch.float64);
        torch.Tensor frequencies = torch.pow(10000.0, -2 * (feature / 2).floor() / width);
        torch.Tensor angles = pass.PositionIds.to(torch.float64).unsqueeze(-1) * frequencies;
        torch.Tensor isOdd = (feature % 2).to(torch.@bool);
        return input + pass.Hook("hook_pos_embed", torch.where(isOdd, angles.cos(), angles.sin()).to(pass.Type));
    }
}
