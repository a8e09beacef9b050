using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs a feed-forward layer of <see cref="FeedForwardSpecification"/>.</summary>
internal static class TorchFeedForward
{
    public static torch.Tensor Forward(FeedForwardSpecification layer, string prefix, torch.Tensor input, TorchPass pass)
    {
        torch.Tensor after;
        if (layer.Gated)
        {
            torch.Tensor gate = pass.Hook($"{prefix}.hook_pre", Map("gate", input));
            torch.Tensor linear = pass.Hook($"{prefix}.hook_pre_linear", Map("in", input));
            after = TorchActivation.Apply(layer.Activation, gate) * linear;
        }
        else
        {
            after = TorchActivation.Apply(layer.Activation, pass.Hook($"{prefix}.hook_pre", Map("in", input)));
        }
        after = pass.Drop($"{prefix}.neurons", layer.Dropout, pass.Hook($"{prefix}.hook_post", after));
        return Map("out", after);

        torch.Tensor Map(string name, torch.Tensor value)
        {
            torch.Tensor mapped = value.matmul(pass[$"{prefix}.W_{name}"]);
            return layer.Biases ? mapped + pass[$"{prefix}.b_{name}"] : mapped;
        }
    }
}
