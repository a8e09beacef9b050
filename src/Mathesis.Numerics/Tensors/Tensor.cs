namespace Mathesis.Numerics;

/// <summary>A dense array of numbers with a shape, row-major and contiguous.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Tensor<T> where T : unmanaged
{
    private readonly int[] shape;

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">The length of each dimension, all at least 0.</param>
    public Tensor(params ReadOnlySpan<int> shape) : this(new T[Count(shape)], shape)
    {
    }

    /// <summary>A tensor over existing values.</summary>
    /// <param name="values">The values in row-major order; not copied.</param>
    /// <param name="shape">The length of each dimension; their product is the number of values.</param>
    public Tensor(T[] values, params ReadOnlySpan<int> shape)
    {
        if (Count(shape) != values.Length)
            throw new ArgumentException($"shape [{string.Join(", ", shape.ToArray())}] needs {Count(shape)} values, not {values.Length}", nameof(values));
        Values = values;
        this.shape = shape.ToArray();
    }

    /// <summary>The values in row-major order.</summary>
    public T[] Values { get; }

    /// <summary>The length of each dimension.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of dimensions.</summary>
    public int Rank => shape.Length;

    /// <summary>The number of values.</summary>
    public int Length => Values.Length;

    /// <summary>The values as a span.</summary>
    public Span<T> Span => Values;

    /// <summary>An element of a matrix.</summary>
    public ref T this[int row, int column] => ref Values[row * shape[^1] + column];

    /// <summary>A row of the tensor seen as a matrix: all leading dimensions flattened.</summary>
    public Span<T> Row(int row) => Values.AsSpan(row * shape[^1], shape[^1]);

    /// <summary>The same values under another shape of the same length; nothing is copied.</summary>
    public Tensor<T> Reshape(params ReadOnlySpan<int> newShape) => new(Values, newShape);

    /// <summary>A copy with values of its own.</summary>
    public Tensor<T> Clone() => new([.. Values], shape);

    /// <summary>Whether another tensor has the same shape.</summary>
    public bool HasShapeOf<TOther>(Tensor<TOther> other) where TOther : unmanaged => Shape.SequenceEqual(other.Shape);

    private static int Count(ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int length in shape) count = checked(count * length);
        return count;
    }
}
