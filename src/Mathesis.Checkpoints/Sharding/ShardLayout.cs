using System.Collections.Immutable;
using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>
/// Where every tensor of a checkpoint will lie, known before the first byte is written: headers and offsets are fixed, so tensors can
/// be written in any order and in parallel, each at its final place.
/// </summary>
/// <remarks>
/// Tensors go to files in the order given, and a file is full when the next tensor would take its tensors' bytes beyond the limit; a
/// larger tensor has a file of its own. Within a file they lie as the format's reference writer lays them: wide elements first, then by name.
/// </remarks>
public sealed class ShardLayout
{
    private ShardLayout(ImmutableArray<ShardFile> shards, ImmutableArray<PlacedTensor> tensors, string baseName)
    {
        Shards = shards;
        Tensors = tensors;
        BaseName = baseName;
        TensorBytes = tensors.Sum(tensor => tensor.ByteLength);
    }

    /// <summary>The files.</summary>
    public ImmutableArray<ShardFile> Shards { get; }

    /// <summary>The tensors, in the order in which they were given.</summary>
    public ImmutableArray<PlacedTensor> Tensors { get; }

    /// <summary>What the files are called: <c>model</c>.</summary>
    public string BaseName { get; }

    /// <summary>The bytes of all tensors.</summary>
    public long TensorBytes { get; }

    /// <summary>The bytes of all files.</summary>
    public long Length => Shards.Sum(shard => shard.Length);

    /// <summary>Lays tensors out.</summary>
    /// <param name="tensors">The tensors; names are unique.</param>
    /// <param name="shardBytes">The most bytes of tensors in a file, at least 1.</param>
    /// <param name="metadata">What each file says about itself; loaders of the format's own library want <c>format: pt</c>.</param>
    /// <param name="baseName">What the files are called: one file is <c>model.safetensors</c>, several are <c>model-00001-of-00002.safetensors</c> and so on.</param>
    /// <exception cref="InputError">Two tensors have the same name, or one is too large.</exception>
    public static ShardLayout Plan(
        IReadOnlyList<PlannedTensor> tensors, long shardBytes, IReadOnlyDictionary<string, string> metadata, string baseName = "model")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shardBytes);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var groups = new List<List<int>> { new() };
        long[] lengths = new long[tensors.Count];
        long filled = 0;
        for (int i = 0; i < tensors.Count; i++)
        {
            PlannedTensor tensor = tensors[i];
            if (tensor.Name == "__metadata__" || !names.Add(tensor.Name)) throw new InputError($"the tensor '{tensor.Name}' would be written twice", expected: "expected names that are unique");
            lengths[i] = SafetensorsHeader.CountBytes(tensor.Shape.AsSpan(), tensor.Type)
                ?? throw new InputError($"the tensor '{tensor.Name}' of shape [{string.Join(", ", tensor.Shape)}] and type {tensor.Type.Code} cannot be written", expected: "expected whole bytes, fewer than 2^63");
            if (filled > 0 && filled + lengths[i] > shardBytes)
            {
                groups.Add([]);
                filled = 0;
            }
            groups[^1].Add(i);
            filled += lengths[i];
        }
        var shards = ImmutableArray.CreateBuilder<ShardFile>(groups.Count);
        var placed = new PlacedTensor[tensors.Count];
        for (int shard = 0; shard < groups.Count; shard++)
        {
            var described = new List<SafetensorsTensor>();
            long offset = 0;
            int[] order = [.. groups[shard].OrderByDescending(i => tensors[i].Type.Bits).ThenBy(i => tensors[i].Name, StringComparer.Ordinal)];
            foreach (int i in order)
            {
                described.Add(new SafetensorsTensor(tensors[i].Name, tensors[i].Type, tensors[i].Shape, offset, lengths[i]));
                offset += lengths[i];
            }
            byte[] header = SafetensorsHeader.Write(described, metadata);
            if (header.Length - SafetensorsHeader.PrefixLength > SafetensorsHeader.MaximumLength)
                throw new InputError($"{order.Length} tensors need a header of {header.Length} bytes", expected: "expected smaller files: a lower limit of bytes a file");
            foreach ((int i, SafetensorsTensor tensor) in order.Zip(described))
                placed[i] = new PlacedTensor(tensors[i], shard, header.Length + tensor.Offset, tensor.ByteLength);
            string name = groups.Count == 1
                ? $"{baseName}.safetensors"
                : string.Create(CultureInfo.InvariantCulture, $"{baseName}-{shard + 1:D5}-of-{groups.Count:D5}.safetensors");
            shards.Add(new ShardFile(name, header, header.Length + offset));
        }
        return new ShardLayout(shards.MoveToImmutable(), [.. placed], baseName);
    }
}
