using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Tensors that are lent for a pass and taken back at its end. Passes over like batches ask for the same shapes in the same order,
/// so passes after the first allocate nothing.
/// </summary>
internal sealed class Workspace<T> where T : unmanaged
{
    private readonly List<Tensor<T>> tensors = [];
    private int lent;

    /// <summary>Lends a tensor of that shape; its content is arbitrary.</summary>
    public Tensor<T> Lend(ReadOnlySpan<int> shape)
    {
        if (lent == tensors.Count) tensors.Add(new Tensor<T>(shape));
        else if (!tensors[lent].Shape.SequenceEqual(shape)) tensors[lent] = Fit(tensors[lent], shape);
        return tensors[lent++];
    }

    /// <summary>Takes back everything lent.</summary>
    public void TakeBack() => lent = 0;

    private static Tensor<T> Fit(Tensor<T> old, ReadOnlySpan<int> shape)
    {
        int length = 1;
        foreach (int dimension in shape) length = checked(length * dimension);
        return length == old.Length ? old.Reshape(shape) : new Tensor<T>(shape);
    }
}
