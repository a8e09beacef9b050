using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="TransformerBlock"/>.</summary>
internal sealed class TransformerBlockLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string prefix;
    private readonly double dropout;
    private readonly AttentionLayer<T> attention;
    private readonly FeedForwardLayer<T>? feedForward;

    public TransformerBlockLayer(TransformerBlock specification, ModulePlace place, ParameterSet<T> parameters)
    {
        prefix = $"blocks.{place.Block}";
        dropout = specification.Dropout;
        attention = new AttentionLayer<T>(specification.Attention, $"{prefix}.attn", place.IsLastBlock, parameters);
        feedForward = specification.FeedForward is null ? null : new FeedForwardLayer<T>(specification.FeedForward, $"{prefix}.mlp", parameters);
        HookPoints =
        [
            Point("resid_pre"), .. attention.HookPoints, Point("attn_out"),
            .. feedForward is null ? Array.Empty<string>() : [Point("resid_mid"), .. feedForward.HookPoints, Point("mlp_out")],
            Point("resid_post"),
        ];
    }

    public override IReadOnlyList<string> HookPoints { get; }

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> stream = pass.Hook(Point("resid_pre"), input);
        Tensor<T> attended = attention.Forward(stream, pass);
        attended = pass.Hook(Point("attn_out"), pass.Drop($"{prefix}.attn", dropout, attended));
        stream = pass.Sum(pass.LastPositions(stream, attended.Shape[1]), attended);
        if (feedForward is not null)
        {
            stream = pass.Hook(Point("resid_mid"), stream);
            Tensor<T> computed = feedForward.Forward(stream, pass);
            computed = pass.Hook(Point("mlp_out"), pass.Drop($"{prefix}.mlp", dropout, computed));
            stream = pass.Sum(stream, computed);
        }
        return pass.Hook(Point("resid_post"), stream);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> gradient = outputGradient;
        if (feedForward is not null)
            gradient = pass.Sum(gradient, feedForward.Backward(pass.Drop($"{prefix}.mlp", dropout, gradient), pass));
        // The attention's gradient is a tensor of this pass that nobody else holds, so it may take the sum.
        Tensor<T> inputGradient = attention.Backward(pass.Drop($"{prefix}.attn", dropout, gradient), pass);
        pass.AddToLastPositions(gradient, inputGradient);
        return inputGradient;
    }

    private string Point(string name) => $"{prefix}.hook_{name}";
}
