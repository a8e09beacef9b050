using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs <see cref="LearnedPositions"/>.</summary>
internal sealed class LearnedPositionsLayer<T>(Tensor<T> vectors) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_pos_embed";

    public override IReadOnlyList<string> HookPoints { get; } = [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        Tensor<T> added = pass.New(input.Shape);
        for (int row = 0; row < pass.Sequences * positions; row++)
        {
            int id = Id(row, positions, pass);
            if ((uint)id >= (uint)vectors.Shape[0]) throw new InputError($"position id {id} is out of range", expected: $"expected an id below {vectors.Shape[0]}");
            vectors.Row(id).CopyTo(added.Row(row));
        }
        return pass.Sum(input, pass.Hook(Point, added));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        int positions = outputGradient.Shape[1];
        Tensor<T> gradient = pass.GradientOf(vectors);
        Tensor<T> added = pass.HookGradient(Point, outputGradient);
        for (int row = 0; row < pass.Sequences * positions; row++) VectorRows.Add<T>(added.Row(row), gradient.Row(Id(row, positions, pass)));
        return outputGradient;
    }

    private static int Id(int row, int positions, Pass<T> pass) =>
        pass.PositionIds(row / positions)[pass.Positions - positions + row % positions];
}
