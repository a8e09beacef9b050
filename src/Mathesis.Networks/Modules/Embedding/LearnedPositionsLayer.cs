using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs <see cref="LearnedPositions"/>.</summary>
internal sealed class LearnedPositionsLayer<T>(Tensor<T> vectors) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_pos_embed";

    public override IReadOnlyList<string> HookPoints => [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        Tensor<T> added = pass.New(input.Shape);
        for (int row = 0; row < pass.Sequences * positions; row++)
            vectors.Row(pass.Positions - positions + row % positions).CopyTo(added.Row(row));
        return pass.Sum(input, pass.Hook(Point, added));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        int positions = outputGradient.Shape[1];
        Tensor<T> gradient = pass.GradientOf(vectors);
        for (int row = 0; row < pass.Sequences * positions; row++)
            VectorRows.Add<T>(outputGradient.Row(row), gradient.Row(pass.Positions - positions + row % positions));
        return outputGradient;
    }
}
