using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="TransformerBlock"/>.</summary>
internal sealed class TransformerBlockLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly string prefix;
    private readonly bool isParallel;
    private readonly SubLayer<T> attention;
    private readonly SubLayer<T>? feedForward;

    public TransformerBlockLayer(TransformerBlock specification, ModulePlace place, ParameterSet<T> parameters)
    {
        prefix = $"blocks.{place.Block}";
        isParallel = specification.Order != BlockOrder.Sequential;
        NormLayer<T>? first = Norm("ln1", NormPlacement.Pre);
        attention = new SubLayer<T>(
            new AttentionLayer<T>(specification.Attention, $"{prefix}.attn", place.IsLastBlock, parameters),
            first, Norm("ln1", NormPlacement.Both), Norm("ln1", NormPlacement.Post), $"{prefix}.attn", specification.Dropout);
        feedForward = specification.FeedForward is null
            ? null
            : new SubLayer<T>(
                new FeedForwardLayer<T>(specification.FeedForward, $"{prefix}.mlp", parameters),
                specification.Order == BlockOrder.ParallelOneNorm ? first : Norm("ln2", NormPlacement.Pre), Norm("ln2", NormPlacement.Both), Norm("ln2", NormPlacement.Post), $"{prefix}.mlp", specification.Dropout);
        HookPoints =
        [
            Point("resid_pre"), .. attention.HookPoints(Point("attn_out")),
            .. feedForward is null ? [] : (isParallel ? [] : new[] { Point("resid_mid") }).Concat(
                feedForward.HookPoints(Point("mlp_out")).Except(specification.Order == BlockOrder.ParallelOneNorm && first is not null ? first.HookPoints : [])),
            Point("resid_post"),
        ];

        NormLayer<T>? Norm(string name, NormPlacement placement)
        {
            NormPlacement wanted = specification.NormPlacement;
            if (specification.Norm is null || !(wanted == placement || (wanted == NormPlacement.Both && placement == NormPlacement.Pre))) return null;
            return new NormLayer<T>(specification.Norm, placement == NormPlacement.Both ? $"{prefix}.{name}_post" : $"{prefix}.{name}", parameters);
        }
    }

    public override IReadOnlyList<string> HookPoints { get; }

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        Tensor<T> stream = pass.Hook(Point("resid_pre"), input);
        Tensor<T> attended = pass.Hook(Point("attn_out"), attention.Forward(stream, pass));
        Tensor<T> before = pass.LastPositions(stream, attended.Shape[1]);
        Tensor<T> middle = attention.AfterSum(pass.Sum(before, attended), pass);
        if (feedForward is null) return pass.Hook(Point("resid_post"), middle);
        if (!isParallel) middle = pass.Hook(Point("resid_mid"), middle);
        Tensor<T> computed = pass.Hook(Point("mlp_out"), feedForward.Forward(isParallel ? before : middle, pass));
        return pass.Hook(Point("resid_post"), feedForward.AfterSum(pass.Sum(middle, computed), pass));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> gradient = pass.HookGradient(Point("resid_post"), outputGradient);
        Tensor<T>? parallel = null;
        if (feedForward is not null)
        {
            gradient = feedForward.AfterSumBack(gradient, pass);
            Tensor<T> through = feedForward.Backward(pass.HookGradient(Point("mlp_out"), gradient), pass);
            if (isParallel) parallel = through;
            else gradient = pass.HookGradient(Point("resid_mid"), pass.Sum(gradient, through));
        }
        gradient = attention.AfterSumBack(gradient, pass);
        Tensor<T> fromAttention = attention.Backward(pass.HookGradient(Point("attn_out"), gradient), pass);
        // Without a norm the attention's gradient is a tensor that nobody else holds, and a norm's is one as well.
        pass.AddToLastPositions(gradient, fromAttention);
        if (parallel is not null) pass.AddToLastPositions(parallel, fromAttention);
        return pass.HookGradient(Point("resid_pre"), fromAttention);
    }

    private string Point(string name) => $"{prefix}.hook_{name}";
}
