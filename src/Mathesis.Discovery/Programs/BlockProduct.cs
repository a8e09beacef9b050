using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Numerics;

namespace Mathesis.Discovery;

/// <summary>
/// Products of real matrices in float64 by a scheme applied to blocks, recursively for some levels; blocks below are multiplied by the plain kernel.
/// Sums of left and right blocks are shared as the program says; products are added to the outputs as they come.
/// </summary>
public sealed class BlockProduct
{
    private readonly SchemeProgram program;
    private readonly int levels;
    private readonly int threads;

    /// <summary>Prepares products.</summary>
    /// <param name="program">A program of a scheme over ZT, Z or Q for a product of general matrices.</param>
    /// <param name="levels">How often blocks are cut, at least 0; 0 is the plain product.</param>
    /// <param name="threads">How many threads, at least 1.</param>
    /// <exception cref="InputError">The scheme is modular or structured.</exception>
    public BlockProduct(SchemeProgram program, int levels, int threads)
    {
        BilinearScheme scheme = program.Scheme;
        if (!scheme.Map.IsMatrixProduct) throw new InputError($"{scheme.Map} is no product of general matrices", expected: "expected sizes such as 4x4x4");
        if (scheme.Ring.Characteristic() != 0) throw new InputError($"a scheme over {scheme.Ring} does not multiply real numbers", expected: "expected ZT, Z or Q: lift it first");
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        this.program = program;
        this.levels = levels;
        this.threads = threads;
    }

    /// <summary>C = A B.</summary>
    /// <param name="rows">Rows of A: a multiple of the scheme's to the power of levels.</param>
    /// <param name="inner">Columns of A, likewise.</param>
    /// <param name="columns">Columns of B, likewise.</param>
    /// <param name="a">[rows, inner].</param>
    /// <param name="b">[inner, columns].</param>
    /// <param name="c">[rows, columns], overwritten.</param>
    /// <exception cref="InputError">A size is no such multiple.</exception>
    public void Multiply(int rows, int inner, int columns, double[] a, double[] b, double[] c)
    {
        BilinearMap map = program.Scheme.Map;
        foreach ((int size, int part) in ((int, int)[])[(rows, map.Rows), (inner, map.Inner), (columns, map.Columns)])
        {
            long unit = (long)Math.Pow(part, levels);
            if (size % unit != 0) throw new InputError($"{size} is no multiple of {unit}", expected: $"expected a size that {map} divides {levels} times");
        }
        Multiply(levels, rows, inner, columns, new Block(a, 0, inner), new Block(b, 0, columns), new Block(c, 0, columns));
    }

    private void Multiply(int level, int rows, int inner, int columns, Block a, Block b, Block c)
    {
        if (level == 0)
        {
            InStrips(rows, (start, count) => MatrixProduct.Multiply<double>(
                count, columns, inner, a.Values.AsSpan(a.Offset + (start * a.Width)), a.Width, 1, b.Values.AsSpan(b.Offset), b.Width, 1, c.Values.AsSpan(c.Offset + (start * c.Width)), c.Width));
            return;
        }
        BilinearMap map = program.Scheme.Map;
        int m = rows / map.Rows, k = inner / map.Inner, n = columns / map.Columns;
        Block[] left = Variables(program.Left, Cut(a, map.Rows, map.Inner, m, k), m, k), right = Variables(program.Right, Cut(b, map.Inner, map.Columns, k, n), k, n), output = Cut(c, map.Rows, map.Columns, m, n);
        Block leftSum = Fresh(m, k), rightSum = Fresh(k, n), product = Fresh(m, n);
        bool[] written = new bool[output.Length];
        for (int q = 0; q < program.Scheme.Rank; q++)
        {
            Multiply(level - 1, m, k, n, Sum(program.Left.Forms[q], left, leftSum, m, k), Sum(program.Right.Forms[q], right, rightSum, k, n), product);
            for (int i = 0; i < output.Length; i++)
            {
                (int numerator, int denominator) = program.Scheme.Output.Coefficient(q, i);
                if (numerator == 0) continue;
                Add(output[i], written[i], product, (double)numerator / denominator, m, n);
                written[i] = true;
            }
        }
        for (int i = 0; i < output.Length; i++)
            if (!written[i]) Add(output[i], false, product, 0, m, n);
    }

    private Block[] Variables(LinearProgram part, Block[] inputs, int rows, int columns)
    {
        var variables = new List<Block>(inputs);
        foreach (LinearStep step in part.Steps)
        {
            Block made = Fresh(rows, columns);
            variables.Add(Sum([(step.First, Coefficient.One), (step.Second, step.Coefficient)], [.. variables], made, rows, columns));
        }
        return [.. variables];
    }

    /// <summary>A form's value: a variable itself where it is one, else in the target.</summary>
    private Block Sum(IReadOnlyList<(int Variable, Coefficient Coefficient)> terms, Block[] variables, Block target, int rows, int columns)
    {
        if (terms.Count == 1 && terms[0].Coefficient == Coefficient.One) return variables[terms[0].Variable];
        for (int i = 0; i < terms.Count; i++) Add(target, i > 0, variables[terms[i].Variable], terms[i].Coefficient.Value, rows, columns);
        return target;
    }

    /// <summary>target += factor * source, or target = factor * source.</summary>
    private void Add(Block target, bool accumulate, Block source, double factor, int rows, int columns) => InStrips(rows, (start, count) =>
    {
        for (int row = start; row < start + count; row++)
        {
            Span<double> to = target.Values.AsSpan(target.Offset + (row * target.Width), columns);
            ReadOnlySpan<double> from = source.Values.AsSpan(source.Offset + (row * source.Width), columns);
            int lanes = System.Numerics.Vector<double>.Count, j = 0;
            var scale = new System.Numerics.Vector<double>(factor);
            for (; j + lanes <= columns; j += lanes)
            {
                var value = new System.Numerics.Vector<double>(from[j..]) * scale;
                if (accumulate) value += new System.Numerics.Vector<double>(to[j..]);
                value.CopyTo(to[j..]);
            }
            for (; j < columns; j++) to[j] = accumulate ? to[j] + (from[j] * factor) : from[j] * factor;
        }
    });

    /// <summary>Does all rows in strips that do not depend on the number of threads.</summary>
    private void InStrips(int rows, Action<int, int> strip)
    {
        const int Height = 96;
        int strips = (rows + Height - 1) / Height;
        if (threads == 1 || strips == 1)
        {
            strip(0, rows);
            return;
        }
        Parallel.For(0, strips, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => strip(i * Height, Math.Min(Height, rows - (i * Height))));
    }

    private static Block[] Cut(Block whole, int rows, int columns, int height, int width) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => new Block(whole.Values, whole.Offset + (i / columns * height * whole.Width) + (i % columns * width), whole.Width))];

    private static Block Fresh(int rows, int columns) => new(new double[rows * columns], 0, columns);

    private readonly record struct Block(double[] Values, int Offset, int Width);
}
