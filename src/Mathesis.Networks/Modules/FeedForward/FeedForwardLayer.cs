using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a feed-forward layer of <see cref="FeedForwardSpecification"/>.</summary>
internal sealed class FeedForwardLayer<T>(FeedForwardSpecification specification, string prefix, ParameterSet<T> parameters) : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T> inputMatrix = parameters[$"{prefix}.W_in"];
    private readonly Tensor<T>? inputBias = specification.Biases ? parameters[$"{prefix}.b_in"] : null;
    private readonly Tensor<T> outputMatrix = parameters[$"{prefix}.W_out"];
    private readonly Tensor<T>? outputBias = specification.Biases ? parameters[$"{prefix}.b_out"] : null;

    public override IReadOnlyList<string> HookPoints { get; } = [$"{prefix}.hook_pre", $"{prefix}.hook_post"];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        int rows = pass.Sequences * positions;
        Tensor<T> before = pass.New(pass.Sequences, positions, specification.Width);
        LinearMap.Forward(rows, input, inputMatrix, inputBias, before);
        before = pass.Hook(HookPoints[0], before);
        Tensor<T> after = pass.New(before.Shape);
        VectorRows.Relu<T>(before.Span, after.Span);
        after = pass.Hook(HookPoints[1], after);
        Tensor<T> output = pass.New(input.Shape);
        LinearMap.Forward(rows, after, outputMatrix, outputBias, output);
        pass.Keep(this, new Memory(input, before, after));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T> before, Tensor<T> after) = pass.Kept<Memory>(this);
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T> hiddenGradient = pass.New(before.Shape);
        LinearMap.Backward(rows, after, outputMatrix, outputGradient, pass.GradientOf(outputMatrix), GradientOf(outputBias, pass), hiddenGradient);
        VectorRows.ReluGradient<T>(before.Span, hiddenGradient.Span);
        Tensor<T> inputGradient = pass.New(input.Shape);
        LinearMap.Backward(rows, input, inputMatrix, hiddenGradient, pass.GradientOf(inputMatrix), GradientOf(inputBias, pass), inputGradient);
        return inputGradient;
    }

    private static Tensor<T>? GradientOf(Tensor<T>? bias, Pass<T> pass) => bias is null ? null : pass.GradientOf(bias);

    private sealed record Memory(Tensor<T> Input, Tensor<T> Before, Tensor<T> After);
}
