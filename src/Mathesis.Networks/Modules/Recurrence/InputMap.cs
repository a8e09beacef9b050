using System.Globalization;
using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>A linear map with bias, or two with ReLU between them.</summary>
/// <param name="names">The parameters' names, with a place for <c>W</c> or <c>b</c>; those of the first map end in <c>_in</c>.</param>
/// <param name="hidden">The width between the maps, or null for one map.</param>
/// <param name="parameters">The network's parameters.</param>
internal sealed class InputMap<T>(string names, int? hidden, ParameterSet<T> parameters) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Tensor<T>? firstMatrix = hidden is null ? null : parameters[Name(names, "W") + "_in"];
    private readonly Tensor<T>? firstBias = hidden is null ? null : parameters[Name(names, "b") + "_in"];
    private readonly Tensor<T> matrix = parameters[Name(names, "W")];
    private readonly Tensor<T> bias = parameters[Name(names, "b")];

    public override IReadOnlyList<string> HookPoints => [];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T>? before = null;
        Tensor<T> read = input;
        if (firstMatrix is not null)
        {
            before = pass.New(pass.Sequences, input.Shape[1], firstMatrix.Shape[1]);
            LinearMap.Forward(rows, input, firstMatrix, firstBias, before);
            read = pass.New(before.Shape);
            VectorRows.Relu<T>(before.Span, read.Span);
        }
        Tensor<T> output = pass.New(pass.Sequences, input.Shape[1], matrix.Shape[1]);
        LinearMap.Forward(rows, read, matrix, bias, output);
        pass.Keep(this, new Memory(input, before, read));
        return output;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T>? before, Tensor<T> read) = pass.Kept<Memory>(this);
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T> readGradient = pass.New(read.Shape);
        LinearMap.Backward(rows, read, matrix, outputGradient, pass.GradientOf(matrix), pass.GradientOf(bias), readGradient);
        if (before is null) return readGradient;
        VectorRows.ReluGradient<T>(before.Span, readGradient.Span);
        Tensor<T> inputGradient = pass.New(input.Shape);
        LinearMap.Backward(rows, input, firstMatrix!, readGradient, pass.GradientOf(firstMatrix!), pass.GradientOf(firstBias!), inputGradient);
        return inputGradient;
    }

    private static string Name(string names, string kind) => string.Format(CultureInfo.InvariantCulture, names, kind);

    private sealed record Memory(Tensor<T> Input, Tensor<T>? Before, Tensor<T> Read);
}
