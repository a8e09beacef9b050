using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>Reads tensors of several checkpoints side by side, a block at a time, and all tensors in parallel.</summary>
internal static class TensorBlocks
{
    private const int Block = 1 << 16;

    /// <summary>Reads the same elements of several tensors as float64.</summary>
    /// <param name="sources">The tensors, of equal shapes.</param>
    /// <param name="visit">Sees a block: one array for each tensor, of which so many elements count.</param>
    public static void ForEach(IReadOnlyList<TensorSource> sources, Action<double[][], int> visit)
    {
        double[][] values = [.. sources.Select(_ => new double[Block])];
        byte[] bytes = new byte[Block * 8];
        long count = sources[0].Count;
        for (long first = 0; first < count; first += Block)
        {
            int length = (int)Math.Min(Block, count - first);
            for (int i = 0; i < sources.Count; i++)
            {
                Span<byte> part = bytes.AsSpan(0, length * sources[i].Type.Bytes);
                sources[i].Read(first, part);
                ElementCodec.Decode(sources[i].Type, part, values[i].AsSpan(0, length));
            }
            visit(values, length);
        }
        foreach (TensorSource source in sources) source.Release();
    }

    /// <summary>A tensor of a set.</summary>
    public static StoredTensor Stored(SafetensorsSet set, string name) => new(set.FileOf(name), set[name]);

    /// <summary>Computes something of every name, in parallel; results are in the order of the names.</summary>
    public static T[] Select<T>(IReadOnlyList<string> names, Func<string, T> compute)
    {
        var results = new T[names.Count];
        try
        {
            Parallel.For(0, names.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = compute(names[i]));
        }
        catch (AggregateException exception) when (exception.InnerExceptions[0] is Core.InputError error)
        {
            throw new Core.InputError(error.What, error.Where, error.Expected, error);
        }
        return results;
    }
}
