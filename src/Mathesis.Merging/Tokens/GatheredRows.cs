using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>An embedding whose rows are taken from others: each is a row of its own model, the mean of rows of some models, or zero. Runs of neighbouring rows are read at once.</summary>
/// <param name="own">The model's embedding.</param>
/// <param name="rows">For each row the model's own row, or -1.</param>
/// <param name="others">For rows that are not the model's own: embeddings and rows whose mean they are; a row that is in neither is zero.</param>
/// <param name="meanFrom">The first row that is filled with the mean of the rows before it; as many as there are rows when none is.</param>
internal sealed class GatheredRows(
    TensorSource own, int[] rows, IReadOnlyDictionary<int, IReadOnlyList<(TensorSource Source, int Row)>> others, int meanFrom) : TensorSource
{
    private readonly int width = checked((int)own.Shape[1]);
    private readonly Lock gate = new();
    private double[]? mean;

    public override SafetensorsType Type => SafetensorsType.Float64;

    public override SafetensorsType StoredType => own.StoredType;

    public override ImmutableArray<long> Shape { get; } = [rows.Length, own.Shape[1]];

    public override string Where => own.Where;

    public override void Read(long first, Span<byte> destination)
    {
        Span<double> values = MemoryMarshal.Cast<byte, double>(destination);
        for (int done = 0; done < values.Length;)
        {
            int row = (int)((first + done) / width);
            int column = (int)((first + done) % width);
            int count = Math.Min(width - column, values.Length - done);
            if (rows[row] >= 0)
            {
                int last = row;
                while (done + count < values.Length && last + 1 < rows.Length && rows[last + 1] == rows[last] + 1)
                {
                    last++;
                    count += Math.Min(width, values.Length - done - count);
                }
                ReadRow(own, (long)rows[row] * width + column, values.Slice(done, count));
            }
            else if (row >= meanFrom) Mean().AsSpan(column, count).CopyTo(values[done..]);
            else Average(row, column, values.Slice(done, count));
            done += count;
        }
    }

    private void Average(int row, int column, Span<double> values)
    {
        values.Clear();
        if (!others.TryGetValue(row, out IReadOnlyList<(TensorSource Source, int Row)>? parts) || parts.Count == 0) return;
        double[] part = new double[values.Length];
        foreach ((TensorSource source, int place) in parts)
        {
            ReadRow(source, (long)place * width + column, part);
            TensorPrimitives.Add(values, part, values);
        }
        TensorPrimitives.Divide(values, parts.Count, values);
    }

    private double[] Mean()
    {
        lock (gate)
        {
            if (mean is not null) return mean;
            double[] sum = new double[width];
            double[] row = new double[width];
            for (int i = 0; i < meanFrom; i++)
            {
                Read((long)i * width, MemoryMarshal.AsBytes(row.AsSpan()));
                TensorPrimitives.Add(sum, row, sum);
            }
            TensorPrimitives.Divide(sum, meanFrom, sum);
            return mean = sum;
        }
    }

    private static void ReadRow(TensorSource source, long first, Span<double> values)
    {
        byte[] bytes = new byte[values.Length * source.Type.Bytes];
        source.Read(first, bytes);
        ElementCodec.Decode(source.Type, bytes, values);
    }
}
