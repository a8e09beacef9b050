using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="TokenEmbedding"/>.</summary>
internal sealed class TokenEmbeddingLayer<T>(Tensor<T> embedding, T scale) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_embed";

    public override IReadOnlyList<string> HookPoints { get; } = [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int width = embedding.Shape[1];
        Tensor<T> output = pass.New(pass.Sequences, pass.Positions, width);
        ReadOnlySpan<int> tokens = pass.Tokens;
        for (int i = 0; i < tokens.Length; i++) embedding.Row(tokens[i]).CopyTo(output.Row(i));
        if (scale != T.One) VectorRows.Scale(scale, output.Span);
        return pass.Hook(Point, output);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> gradient = pass.GradientOf(embedding);
        Tensor<T> hooked = pass.HookGradient(Point, outputGradient);
        ReadOnlySpan<int> tokens = pass.Tokens;
        int positions = outputGradient.Shape[1];
        int skipped = pass.Positions - positions;
        for (int i = 0; i < pass.Sequences * positions; i++)
        {
            int token = tokens[i / positions * pass.Positions + skipped + i % positions];
            VectorRows.AddScaled<T>(scale, hooked.Row(i), gradient.Row(token));
        }
        return pass.New(pass.Sequences, positions, 0);
    }
}
