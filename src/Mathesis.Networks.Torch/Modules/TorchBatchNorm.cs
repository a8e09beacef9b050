using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="BatchNorm"/>.</summary>
[Register<ITorchModule>("batch-norm")]
public sealed class TorchBatchNorm : TorchModule<BatchNorm>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(BatchNorm module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"bn.{place.Number}";
        torch.Tensor mean = pass[$"{prefix}.running_mean"];
        torch.Tensor variance = pass[$"{prefix}.running_var"];
        if (pass.IsTraining)
        {
            (torch.Tensor runningMean, torch.Tensor runningVariance) = (mean, variance);
            mean = input.mean([0, 1]);
            variance = (input - mean).square().mean([0, 1]);
            if (pass.UpdatesStatistics) Move();

            void Move()
            {
                using IDisposable gradients = torch.no_grad();
                long rows = input.shape[0] * input.shape[1];
                runningMean.add_((mean - runningMean) * module.Momentum);
                runningVariance.add_((variance * (rows / Math.Max(1.0, rows - 1)) - runningVariance) * module.Momentum);
            }
        }
        torch.Tensor normalized = pass.Hook($"{prefix}.hook_normalized", (input - mean) / (variance + module.Epsilon).sqrt());
        return normalized * pass[$"{prefix}.w"] + pass[$"{prefix}.b"];
    }
}
