using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a <see cref="TransformerBlock"/>.</summary>
[Register<ITorchModule>("block")]
public sealed class TorchTransformerBlock : TorchModule<TransformerBlock>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(TransformerBlock module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        string prefix = $"blocks.{place.Block}";
        bool isParallel = module.Order != BlockOrder.Sequential;
        bool normsBefore = module.NormPlacement is NormPlacement.Pre or NormPlacement.Both;
        torch.Tensor stream = pass.Hook($"{prefix}.hook_resid_pre", input);

        torch.Tensor read = normsBefore ? Norm("ln1", stream) : stream;
        torch.Tensor attended = Written("ln1", "attn", "attn_out", TorchAttention.Forward(module.Attention, $"{prefix}.attn", read, pass));
        torch.Tensor middle = AfterSum("ln1", stream + attended);
        if (module.FeedForward is null) return pass.Hook($"{prefix}.hook_resid_post", middle);
        if (!isParallel) middle = pass.Hook($"{prefix}.hook_resid_mid", middle);

        torch.Tensor source = isParallel ? stream : middle;
        if (module.Order == BlockOrder.ParallelOneNorm) source = read;
        else if (normsBefore) source = Norm("ln2", source);
        torch.Tensor computed = Written("ln2", "mlp", "mlp_out", TorchFeedForward.Forward(module.FeedForward, $"{prefix}.mlp", source, pass));
        return pass.Hook($"{prefix}.hook_resid_post", AfterSum("ln2", middle + computed));

        torch.Tensor Norm(string name, torch.Tensor value) =>
            module.Norm is null ? value : TorchNorm.Forward(module.Norm, $"{prefix}.{name}", value, pass);

        torch.Tensor Written(string norm, string site, string point, torch.Tensor value)
        {
            if (module.NormPlacement == NormPlacement.Both) value = Norm($"{norm}_post", value);
            return pass.Hook($"{prefix}.hook_{point}", pass.Drop($"{prefix}.{site}", module.Dropout, value));
        }

        torch.Tensor AfterSum(string norm, torch.Tensor value) => module.NormPlacement == NormPlacement.Post ? Norm(norm, value) : value;
    }
}
