using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mathesis.Core;

/// <summary>
/// The one source of randomness: a stream keyed by (purpose, seed, index). Streams with different keys share nothing, so
/// neighbouring seeds and neighbouring indices are independent, and the i-th item of a family needs none before it.
/// A position in the stream is one number, so a stream can be saved and continued.
/// </summary>
/// <remarks>
/// Version 1: word n of the stream is word n mod 4 of <see cref="Philox"/> at counter (n / 4, index, 0, version) under key
/// (seed, first 8 bytes of SHA-256 of the purpose's UTF-8, little-endian). Draws that need several words take them in
/// order, so the same calls give the same values on every platform (Gaussian draws up to the last bit of the platform's
/// logarithm and cosine).
/// </remarks>
public sealed class RandomStream
{
    /// <summary>The version of the mapping from keys to words; it enters the counter, and runs record it.</summary>
    public const ulong Version = 1;

    private readonly (ulong, ulong) key;
    private ulong index;
    private (ulong X0, ulong X1, ulong X2, ulong X3) block;
    private ulong blockNumber = ulong.MaxValue;

    /// <summary>Opens a stream at its beginning.</summary>
    /// <param name="purpose">What the numbers are for, as a stable path: <c>networks/initialisation/blocks.0.attn.W_Q</c>.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="index">Which of many like streams: the index of a problem, a shard, an epoch.</param>
    public RandomStream(string purpose, ulong seed, ulong index = 0)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(purpose), digest);
        key = (seed, BinaryPrimitives.ReadUInt64LittleEndian(digest));
        this.index = index;
    }

    /// <summary>How many 64-bit words have been taken; settable, to continue a saved stream.</summary>
    public ulong Position { get; set; }

    /// <summary>Goes to the beginning of the stream of the same purpose and seed with another index.</summary>
    public void MoveTo(ulong index)
    {
        this.index = index;
        Position = 0;
        blockNumber = ulong.MaxValue;
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong number = Position / 4;
        if (number != blockNumber)
        {
            block = Philox.Block((number, index, 0, Version), key);
            blockNumber = number;
        }
        return (Position++ % 4) switch { 0 => block.X0, 1 => block.X1, 2 => block.X2, _ => block.X3 };
    }

    /// <summary>Takes many words at once: the same as <see cref="NextUInt64"/> for each, and faster.</summary>
    public void Fill(Span<ulong> words)
    {
        int i = 0;
        while (i < words.Length && Position % 4 != 0) words[i++] = NextUInt64();
        for (; i + 4 <= words.Length; i += 4, Position += 4)
            (words[i], words[i + 1], words[i + 2], words[i + 3]) = Philox.Block((Position / 4, index, 0, Version), key);
        while (i < words.Length) words[i++] = NextUInt64();
    }

    /// <summary>A uniform integer in [0, <paramref name="bound"/>), without bias (Lemire, "Fast random integer generation in an interval", 2019).</summary>
    /// <param name="bound">At least 1.</param>
    public ulong NextBelow(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        ulong high = Math.BigMul(NextUInt64(), bound, out ulong low);
        if (low < bound)
        {
            ulong threshold = (0 - bound) % bound;
            while (low < threshold) high = Math.BigMul(NextUInt64(), bound, out low);
        }
        return high;
    }

    /// <summary>A uniform integer in [0, <paramref name="bound"/>), without bias.</summary>
    /// <param name="bound">At least 1.</param>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)NextBelow((ulong)bound);
    }

    /// <summary>A uniform integer in [<paramref name="low"/>, <paramref name="high"/>], both ends included.</summary>
    public long NextInRange(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        ulong width = unchecked((ulong)high - (ulong)low);
        return unchecked(low + (long)(width == ulong.MaxValue ? NextUInt64() : NextBelow(width + 1)));
    }

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number (Box and Muller 1958, the cosine branch; two words a draw).</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Permutes the items uniformly (Fisher and Yates, from the end).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
