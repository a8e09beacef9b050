using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a norm of <see cref="NormSpecification"/>.</summary>
internal static class TorchNorm
{
    public static torch.Tensor Forward(NormSpecification norm, string prefix, torch.Tensor input, TorchPass pass)
    {
        torch.Tensor centred = norm.Kind == NormKind.Layer ? input - input.mean([-1], keepdim: true) : input;
        torch.Tensor scale = pass.Hook($"{prefix}.hook_scale", ((centred * centred).mean([-1], keepdim: true) + norm.Epsilon).sqrt());
        torch.Tensor normalized = pass.Hook($"{prefix}.hook_normalized", centred / scale);
        if (!norm.WithoutGain) normalized *= pass[$"{prefix}.w"];
        return norm.Kind == NormKind.Layer && !norm.WithoutBias ? normalized + pass[$"{prefix}.b"] : normalized;
    }
}
