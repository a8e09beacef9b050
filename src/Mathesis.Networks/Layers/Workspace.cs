using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Tensors that are lent for a pass and taken back at its end, or on the way. Passes over like batches ask for the same shapes in the
/// same order, so passes after the first allocate nothing. What was given back last is lent first: it is still in the cache. Passes
/// over batches that are all different do not pile up tensors: no more is kept than a few times what the largest pass had.
/// </summary>
internal sealed class Workspace<T> where T : unmanaged
{
    private const int KeptPasses = 4;

    private readonly Dictionary<int, Stack<Tensor<T>>> free = [];
    private long freeLength;
    private long lentLength;
    private long largestPass;
    private List<Tensor<T>> earlier = [];
    private List<Tensor<T>> lent = [];

    /// <summary>Lends a tensor of that shape; its content is arbitrary.</summary>
    public Tensor<T> Lend(ReadOnlySpan<int> shape)
    {
        int length = 1;
        foreach (int dimension in shape) length = checked(length * dimension);
        Tensor<T> tensor;
        if (!free.TryGetValue(length, out Stack<Tensor<T>>? stack) || !stack.TryPop(out Tensor<T>? given)) tensor = new Tensor<T>(shape);
        else
        {
            tensor = given.Shape.SequenceEqual(shape) ? given : given.Reshape(shape);
            freeLength -= length;
        }
        lentLength += length;
        lent.Add(tensor);
        return tensor;
    }

    /// <summary>Takes back what was lent before this was called the last time.</summary>
    public void TakeBackEarlier()
    {
        TakeBack(earlier);
        (earlier, lent) = (lent, earlier);
    }

    /// <summary>Takes back everything lent.</summary>
    public void TakeBack()
    {
        TakeBack(lent);
        TakeBack(earlier);
        largestPass = Math.Max(largestPass, lentLength);
        lentLength = 0;
        if (freeLength <= KeptPasses * largestPass) return;
        free.Clear();
        freeLength = 0;
    }

    /// <summary>The last first, so that the next pass gets each tensor in the same place.</summary>
    private void TakeBack(List<Tensor<T>> tensors)
    {
        for (int i = tensors.Count - 1; i >= 0; i--)
        {
            Tensor<T> tensor = tensors[i];
            if (!free.TryGetValue(tensor.Length, out Stack<Tensor<T>>? stack)) free[tensor.Length] = stack = new();
            stack.Push(tensor);
            freeLength += tensor.Length;
        }
        tensors.Clear();
    }
}
