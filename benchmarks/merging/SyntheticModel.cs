using System.Collections.Immutable;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Benchmarks.Merging;

/// <summary>A model in the shapes of a Llama, cut into files as real ones are: normal numbers for the base, small changes of them for others.</summary>
internal static class SyntheticModel
{
    private const int Width = 2048;
    private const int Inner = 5632;

    /// <summary>Writes a model.</summary>
    /// <returns>Its folder.</returns>
    public static string Write(string folder, double gigabytes, int index)
    {
        int layers = Math.Max(1, (int)(gigabytes * 1e9 / 2 / (4.0 * Width * Width + 3.0 * Width * Inner)));
        var tensors = new List<PlannedTensor>();
        for (int i = 0; i < layers; i++)
        {
            foreach (string part in new[] { "q", "k", "v", "o" }) tensors.Add(Tensor($"model.layers.{i}.self_attn.{part}_proj.weight", Width, Width));
            foreach (string part in new[] { "gate", "up" }) tensors.Add(Tensor($"model.layers.{i}.mlp.{part}_proj.weight", Inner, Width));
            tensors.Add(Tensor($"model.layers.{i}.mlp.down_proj.weight", Width, Inner));
            tensors.Add(new PlannedTensor($"model.layers.{i}.input_layernorm.weight", SafetensorsType.BFloat16, [Width]));
        }
        ShardLayout layout = ShardLayout.Plan(tensors, 500_000_000, new Dictionary<string, string> { ["format"] = "pt" });
        using CheckpointWriter writer = CheckpointWriter.Open(folder, layout, "benchmark");
        // One block of numbers, shifted from tensor to tensor: the time of making them is not what is measured.
        ushort[] numbers = new ushort[1 << 20];
        var origin = new RandomStream("benchmarks/merging/base", 0);
        var change = new RandomStream("benchmarks/merging/change", 0, (ulong)index);
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = (ushort)(BitConverter.SingleToUInt32Bits((float)(0.02 * origin.NextGaussian() + (index > 0 ? 0.002 * change.NextGaussian() : 0))) >> 16);
        ReadOnlySpan<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes<ushort>(numbers);
        for (int t = 0; t < layout.Tensors.Length; t++)
        {
            int shift = 2 * (t * 4099 % (numbers.Length / 2));
            for (long done = 0; done < layout.Tensors[t].ByteLength;)
            {
                int part = (int)Math.Min(bytes.Length - shift, layout.Tensors[t].ByteLength - done);
                writer.Write(t, done, bytes.Slice(shift, part));
                done += part;
                shift = 0;
            }
            writer.Complete(t, "-");
        }
        writer.Commit();
        return folder;
    }

    private static PlannedTensor Tensor(string name, int rows, int columns) => new(name, SafetensorsType.BFloat16, ImmutableArray.Create<long>(rows, columns));
}
