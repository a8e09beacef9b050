using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a feed-forward layer of <see cref="FeedForwardSpecification"/>.</summary>
internal sealed class FeedForwardLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FeedForwardSpecification specification;
    private readonly string prefix;
    private readonly Tensor<T> inputMatrix;
    private readonly Tensor<T>? inputBias;
    private readonly Tensor<T>? gateMatrix;
    private readonly Tensor<T>? gateBias;
    private readonly Tensor<T> outputMatrix;
    private readonly Tensor<T>? outputBias;

    public FeedForwardLayer(FeedForwardSpecification specification, string prefix, ParameterSet<T> parameters)
    {
        this.specification = specification;
        this.prefix = prefix;
        inputMatrix = parameters[$"{prefix}.W_in"];
        inputBias = Bias("in");
        gateMatrix = specification.Gated ? parameters[$"{prefix}.W_gate"] : null;
        gateBias = specification.Gated ? Bias("gate") : null;
        outputMatrix = parameters[$"{prefix}.W_out"];
        outputBias = Bias("out");
        HookPoints = specification.Gated ? [Point("pre"), Point("pre_linear"), Point("post")] : [Point("pre"), Point("post")];

        Tensor<T>? Bias(string name) => specification.Biases ? parameters[$"{prefix}.b_{name}"] : null;
    }

    public override IReadOnlyList<string> HookPoints { get; }

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T> before = pass.Hook(Point("pre"), Map(input, gateMatrix ?? inputMatrix, gateMatrix is null ? inputBias : gateBias, pass));
        Tensor<T> after = pass.New(before.Shape);
        ActivationFunction.Apply<T>(specification.Activation, before.Span, after.Span);
        Tensor<T>? linear = null;
        Tensor<T> gate = after;
        if (gateMatrix is not null)
        {
            linear = pass.Hook(Point("pre_linear"), Map(input, inputMatrix, inputBias, pass));
            after = pass.New(before.Shape);
            VectorRows.Multiply<T>(gate.Span, linear.Span, after.Span);
        }
        after = pass.Drop(prefix + ".neurons", specification.Dropout, pass.Hook(Point("post"), after));
        Tensor<T> output = pass.New(pass.Sequences, input.Shape[1], outputMatrix.Shape[1]);
        LinearMap.Forward(rows, after, outputMatrix, outputBias, output);
        pass.Keep(this, new Memory(input, before, gate, linear, after));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T> before, Tensor<T> gate, Tensor<T>? linear, Tensor<T> after) = pass.Kept<Memory>(this);
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T> gradient = pass.New(before.Shape);
        LinearMap.Backward(rows, after, outputMatrix, outputGradient, pass.GradientOf(outputMatrix), GradientOf(outputBias, pass), gradient);
        gradient = pass.HookGradient(Point("post"), pass.Drop(prefix + ".neurons", specification.Dropout, gradient));
        Tensor<T> inputGradient = pass.New(input.Shape);
        if (linear is null)
        {
            MapBack(input, inputMatrix, inputBias, BeforeGradient(gradient), inputGradient, accumulate: false, pass);
            return inputGradient;
        }
        Tensor<T> linearGradient = pass.New(before.Shape);
        VectorRows.Multiply<T>(gradient.Span, gate.Span, linearGradient.Span);
        linearGradient = pass.HookGradient(Point("pre_linear"), linearGradient);
        MapBack(input, inputMatrix, inputBias, linearGradient, inputGradient, accumulate: false, pass);
        Tensor<T> gateGradient = pass.New(before.Shape);
        VectorRows.Multiply<T>(gradient.Span, linear.Span, gateGradient.Span);
        MapBack(input, gateMatrix!, gateBias, BeforeGradient(gateGradient), inputGradient, accumulate: true, pass);
        return inputGradient;

        Tensor<T> BeforeGradient(Tensor<T> value)
        {
            // A hook may have put another tensor here, which is not ours to change.
            Tensor<T> own = value;
            if (pass.HasHooks)
            {
                own = pass.New(value.Shape);
                value.Span.CopyTo(own.Span);
            }
            ActivationFunction.MultiplyBySlope<T>(specification.Activation, before.Span, own.Span);
            return pass.HookGradient(Point("pre"), own);
        }
    }

    private string Point(string name) => $"{prefix}.hook_{name}";

    private static Tensor<T> Map(Tensor<T> input, Tensor<T> matrix, Tensor<T>? bias, Pass<T> pass)
    {
        Tensor<T> output = pass.New(pass.Sequences, input.Shape[1], matrix.Shape[1]);
        LinearMap.Forward(pass.Sequences * input.Shape[1], input, matrix, bias, output);
        return output;
    }

    private static void MapBack(Tensor<T> input, Tensor<T> matrix, Tensor<T>? bias, Tensor<T> gradient, Tensor<T> inputGradient, bool accumulate, Pass<T> pass) =>
        LinearMap.Backward(
            pass.Sequences * input.Shape[1], input, matrix, gradient, pass.GradientOf(matrix), GradientOf(bias, pass), inputGradient, accumulate);

    private static Tensor<T>? GradientOf(Tensor<T>? bias, Pass<T> pass) => bias is null ? null : pass.GradientOf(bias);

    private sealed record Memory(Tensor<T> Input, Tensor<T> Before, Tensor<T> Gate, Tensor<T>? Linear, Tensor<T> After);
}
