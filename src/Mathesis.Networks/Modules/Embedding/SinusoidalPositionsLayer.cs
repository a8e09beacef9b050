using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs <see cref="SinusoidalPositions"/>.</summary>
internal sealed class SinusoidalPositionsLayer<T>(int width) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "hook_pos_embed";

    public override IReadOnlyList<string> HookPoints { get; } = [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        Tensor<T> added = pass.New(input.Shape);
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            ReadOnlySpan<int> ids = pass.PositionIds(sequence)[^positions..];
            for (int position = 0; position < positions; position++)
            {
                Span<T> row = added.Row(sequence * positions + position);
                for (int i = 0; i < width; i++)
                {
                    double angle = ids[position] * Math.Pow(10000, -(i / 2 * 2) / (double)width);
                    row[i] = T.CreateChecked(i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
                }
            }
        }
        return pass.Sum(input, pass.Hook(Point, added));
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass) => pass.HookGradient(Point, outputGradient);
}
