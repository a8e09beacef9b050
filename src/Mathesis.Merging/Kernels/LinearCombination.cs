using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>Sums of inputs with coefficients: the last step of many methods.</summary>
public static class LinearCombination
{
    /// <summary>Writes the sum of coefficient times input. A coefficient of 0 leaves its input out, whatever it holds.</summary>
    /// <param name="tile">The elements.</param>
    /// <param name="coefficients">One for each input.</param>
    public static void Write(TensorTile tile, ReadOnlySpan<double> coefficients)
    {
        Span<double> output = tile.Output;
        bool isFirst = true;
        for (int i = 0; i < coefficients.Length; i++)
        {
            if (coefficients[i] == 0) continue;
            if (isFirst) TensorPrimitives.Multiply(tile.Input(i), coefficients[i], output);
            else TensorPrimitives.MultiplyAdd(tile.Input(i), coefficients[i], output, output);
            isFirst = false;
        }
        if (isFirst) output.Clear();
    }
}
