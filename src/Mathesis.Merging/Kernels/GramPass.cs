using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>
/// The inner products of a few vectors: the inputs of a tensor, or their differences from the base. Norms, angles and means on spheres
/// need nothing else, so every method built on them becomes a linear combination of its inputs once this is known.
/// </summary>
/// <param name="inputs">Which inputs.</param>
/// <param name="baseInput">What is subtracted from each, or null.</param>
public sealed class GramPass(IReadOnlyList<int> inputs, int? baseInput) : TensorPass<double[]>
{
    private readonly double[] gram = new double[inputs.Count * inputs.Count];

    /// <summary>How many vectors.</summary>
    public int Size => inputs.Count;

    /// <summary>The inner product of two vectors.</summary>
    public double this[int i, int j] => gram[Math.Max(i, j) * Size + Math.Min(i, j)];

    /// <summary>The length of a vector.</summary>
    public double Norm(int i) => Math.Sqrt(this[i, i]);

    /// <inheritdoc/>
    protected override double[] Begin() => new double[gram.Length];

    /// <inheritdoc/>
    protected override void Visit(TensorTile tile, double[] accumulator)
    {
        for (int i = 0; i < Size; i++)
            if (baseInput is { } origin) tile.Delta(inputs[i], origin, tile.Scratch(i));
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> left = Vector(tile, i);
            for (int j = 0; j <= i; j++) accumulator[i * Size + j] += TensorPrimitives.Dot(left, Vector(tile, j));
        }
    }

    /// <inheritdoc/>
    protected override void End(double[] accumulator)
    {
        for (int i = 0; i < gram.Length; i++) gram[i] += accumulator[i];
    }

    private ReadOnlySpan<double> Vector(TensorTile tile, int i) => baseInput is null ? tile.Input(inputs[i]) : tile.Scratch(i);
}
