using System.Buffers.Binary;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Checkpoints.Tests;

/// <summary>Mutated files: the reader gives an input error or reads them, and nothing else happens.</summary>
public sealed class FuzzTests
{
    private const int Files = 1_000_000;

    [Fact]
    public void A_million_mutated_files_give_an_input_error_or_are_read()
    {
        byte[][] seeds = [.. Seeds()];
        int rejected = 0;
        long largest = 0;
        Parallel.For(0, 64, part =>
        {
            var random = new RandomStream("tests/checkpoints/fuzz", 1, (ulong)part);
            long before = GC.GetAllocatedBytesForCurrentThread();
            int count = 0;
            for (int i = part; i < Files; i += 64)
            {
                byte[] file = Mutate(seeds[random.NextBelow(seeds.Length)], random);
                try
                {
                    using SafetensorsFile read = SafetensorsFile.Read(new MemoryStream(file, writable: false), "memory");
                    foreach (SafetensorsTensor tensor in read.Tensors) read.ReadBytes(tensor.Name);
                }
                catch (InputError)
                {
                    Interlocked.Increment(ref rejected);
                }
                count++;
            }
            long bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Math.Max(1, count);
            InterlockedMax(ref largest, bytes);
        });
        Assert.InRange(rejected, Files / 4, Files - 1000);
        // On average; a claim of 100 MB that is believed once in a hundred files would show.
        Assert.InRange(largest, 1, 1_500_000);
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (long seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (string json in new[]
        {
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""",
            """{"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"y":{"dtype":"F4","shape":[4],"data_offsets":[3,5]},"z":{"dtype":"I64","shape":[0,7],"data_offsets":[5,5]}}   """,
            """{}""",
        })
        {
            byte[] text = Encoding.UTF8.GetBytes(json);
            byte[] file = new byte[8 + text.Length + 10];
            BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
            text.CopyTo(file, 8);
            yield return file[..^(json.Length < 5 ? 10 : json.Contains("F4", StringComparison.Ordinal) ? 5 : 0)];
        }
    }

    private static byte[] Mutate(byte[] seed, RandomStream random)
    {
        byte[] file = [.. seed];
        int changes = 1 + random.NextBelow(3);
        for (int c = 0; c < changes && file.Length > 0; c++)
        {
            int at = random.NextBelow(file.Length);
            switch (random.NextBelow(7))
            {
                case 0: file[at] = (byte)random.NextUInt64(); break;
                case 1: file[at] ^= (byte)(1 << random.NextBelow(8)); break;
                case 2: file = file[..at]; break;
                case 3: file = [.. file[..at], .. file[Math.Min(at + 1 + random.NextBelow(8), file.Length)..]]; break;
                case 4: file = [.. file[..at], file[random.NextBelow(file.Length)], .. file[at..]]; break;
                case 5: file[at] = (byte)"{}[],:\"0123456789-e."[random.NextBelow(20)]; break;
                default:
                    if (file.Length >= 8) BinaryPrimitives.WriteUInt64LittleEndian(file, random.NextUInt64() >> random.NextBelow(64));
                    break;
            }
        }
        return file;
    }
}
