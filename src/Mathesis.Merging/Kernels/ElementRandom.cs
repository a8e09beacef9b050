using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>A random number of 32 bits for each element of a tensor in each model, whichever elements are asked for first.</summary>
internal struct ElementRandom
{
    /// <summary>One more than the largest number.</summary>
    public const double Range = 4294967296.0;

    private readonly RandomStream stream;
    private ulong word;
    private bool hasHalf;

    /// <summary>Opens the stream at an element.</summary>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="tensor">The tensor, whose name and seed enter.</param>
    /// <param name="input">The input, whose model's name enters.</param>
    /// <param name="start">The element.</param>
    public ElementRandom(string purpose, MergeContext tensor, int input, long start)
    {
        // The order among the models, not their paths: a folder that was moved gives the same merge.
        stream = new RandomStream($"{purpose}/{tensor.Name}", tensor.Seed, (ulong)input) { Position = (ulong)start / 2 };
        if (start % 2 == 0) return;
        word = stream.NextUInt64();
        hasHalf = true;
    }

    /// <summary>The next element's number.</summary>
    public uint Next()
    {
        hasHalf = !hasHalf;
        if (!hasHalf) return (uint)(word >> 32);
        word = stream.NextUInt64();
        return (uint)word;
    }
}
