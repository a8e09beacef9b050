using System.Numerics.Tensors;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Reads every element of a checkpoint once: lengths, what is not finite, hashes.</summary>
public static class CheckpointInspection
{
    /// <summary>Looks at all tensors.</summary>
    /// <param name="path">A file or folder.</param>
    /// <returns>The tensors, in the order of their names.</returns>
    /// <exception cref="InputError">It cannot be read, or is damaged.</exception>
    public static IReadOnlyList<CheckedTensor> Of(string path)
    {
        using SafetensorsSet set = SafetensorsSet.Open(path);
        return TensorBlocks.Select(set.Names, name => Check(set, name));
    }

    /// <summary>The hashes of all tensors, by name.</summary>
    /// <param name="path">A file or folder.</param>
    /// <exception cref="InputError">It cannot be read, or is damaged.</exception>
    public static IReadOnlyDictionary<string, string> Hashes(string path)
    {
        using SafetensorsSet set = SafetensorsSet.Open(path);
        string[] hashes = TensorBlocks.Select(set.Names, name => Hash(set, name));
        return set.Names.Zip(hashes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static CheckedTensor Check(SafetensorsSet set, string name)
    {
        SafetensorsTensor tensor = set[name];
        if (!tensor.Type.IsFloat) return new CheckedTensor(name, tensor.Type, tensor.Shape, double.NaN, double.NaN, 0, Hash(set, name));
        (double squares, double largest, long notFinite) = (0, 0, 0);
        TensorBlocks.ForEach([TensorBlocks.Stored(set, name)], (values, count) =>
        {
            ReadOnlySpan<double> block = values[0].AsSpan(0, count);
            double sum = TensorPrimitives.SumOfSquares(block);
            squares += sum;
            if (double.IsFinite(sum))
            {
                largest = Math.Max(largest, Math.Abs(block[TensorPrimitives.IndexOfMaxMagnitude(block)]));
                return;
            }
            foreach (double value in block)
            {
                if (!double.IsFinite(value)) notFinite++;
                else largest = Math.Max(largest, Math.Abs(value));
            }
        });
        return new CheckedTensor(name, tensor.Type, tensor.Shape, Math.Sqrt(squares), largest, notFinite, Hash(set, name));
    }

    private static string Hash(SafetensorsSet set, string name)
    {
        SafetensorsFile file = set.FileOf(name);
        SafetensorsTensor tensor = set[name];
        return TensorHash.Of(tensor.ByteLength, new byte[(int)Math.Min(1 << 20, Math.Max(1, tensor.ByteLength))], (offset, bytes) => file.ReadBytes(tensor, offset, bytes));
    }
}
