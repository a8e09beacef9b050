using System.Globalization;
using System.Numerics;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>A square matrix of 64-bit integers cut into square blocks; products of blocks are exact, and their range is checked beforehand.</summary>
/// <param name="Rows">Rows of blocks.</param>
/// <param name="Columns">Columns of blocks.</param>
/// <param name="Size">Rows of a block.</param>
/// <param name="Blocks">The blocks row after row, each with its entries row after row.</param>
public sealed record IntegerBlocks(int Rows, int Columns, int Size, long[][] Blocks)
{
    /// <summary>Random entries in [-bound, bound].</summary>
    public static IntegerBlocks Random(int rows, int columns, int size, long bound, RandomStream random) =>
        new(rows, columns, size, [.. Enumerable.Range(0, rows * columns).Select(_ => Enumerable.Range(0, size * size).Select(_ => random.NextInRange(-bound, bound)).ToArray())]);

    /// <summary>A combination of the blocks.</summary>
    public long[] Combine(IReadOnlyList<int> coefficients)
    {
        long[] sum = new long[Size * Size];
        for (int block = 0; block < Blocks.Length; block++)
        {
            if (coefficients[block] == 0) continue;
            long[] source = Blocks[block];
            for (int i = 0; i < sum.Length; i++) sum[i] += coefficients[block] * source[i];
        }
        return sum;
    }

    /// <summary>The product of two blocks.</summary>
    public static long[] Multiply(int size, ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        long[] c = new long[size * size];
        for (int i = 0; i < size; i++)
        {
            Span<long> target = c.AsSpan(i * size, size);
            for (int k = 0; k < size; k++)
            {
                long factor = a[(i * size) + k];
                ReadOnlySpan<long> row = b.Slice(k * size, size);
                int j = 0;
                var scale = new Vector<long>(factor);
                for (; j + Vector<long>.Count <= size; j += Vector<long>.Count) (new Vector<long>(target[j..]) + (scale * new Vector<long>(row[j..]))).CopyTo(target[j..]);
                for (; j < size; j++) target[j] += factor * row[j];
            }
        }
        return c;
    }

    /// <summary>The product by the definition.</summary>
    public IntegerBlocks Multiply(IntegerBlocks other)
    {
        long[][] blocks = new long[Rows * other.Columns][];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < other.Columns; j++)
            {
                long[] sum = new long[Size * Size];
                for (int k = 0; k < Columns; k++)
                {
                    long[] product = Multiply(Size, Blocks[(i * Columns) + k], other.Blocks[(k * other.Columns) + j]);
                    for (int x = 0; x < sum.Length; x++) sum[x] += product[x];
                }
                blocks[(i * other.Columns) + j] = sum;
            }
        }
        return new IntegerBlocks(Rows, other.Columns, Size, blocks);
    }

    /// <summary>Whether all entries are equal.</summary>
    public bool HasEntriesOf(IntegerBlocks other) =>
        Rows == other.Rows && Columns == other.Columns && Size == other.Size && Blocks.Zip(other.Blocks).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>
    /// Freivalds' check of a product: C x = A (B x) for a random vector of 30-bit integers, modulo 2^64. A wrong C passes with a chance below 2^-25, if its error is not a
    /// multiple of a high power of 2.
    /// </summary>
    public static bool IsProduct(int size, ReadOnlySpan<long> a, ReadOnlySpan<long> b, ReadOnlySpan<long> c, RandomStream random)
    {
        long[] x = new long[size];
        for (int i = 0; i < size; i++) x[i] = (long)(random.NextUInt64() >> 34);
        long[] bx = Apply(size, b, x), abx = Apply(size, a, bx), cx = Apply(size, c, x);
        return abx.AsSpan().SequenceEqual(cx);
    }

    /// <summary>Refuses matrices whose products and their combinations could exceed 62 bits.</summary>
    /// <exception cref="InputError">They could.</exception>
    internal static void RequireRange(IntegerBlocks a, IntegerBlocks b)
    {
        Integer most = (Integer)Largest(a) * Largest(b) * a.Size * 4096;
        if (most.BitLength > 62) throw new InputError("the matrices are too large for 64-bit integers", expected: string.Create(CultureInfo.InvariantCulture, $"expected entries below {1L << 20} for blocks of {a.Size}"));
    }

    private static long Largest(IntegerBlocks matrix) => matrix.Blocks.Max(block => block.Length == 0 ? 0 : block.Max(Math.Abs));

    private static long[] Apply(int size, ReadOnlySpan<long> matrix, long[] vector)
    {
        long[] result = new long[size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) result[i] = unchecked(result[i] + (matrix[(i * size) + j] * vector[j]));
        return result;
    }
}
