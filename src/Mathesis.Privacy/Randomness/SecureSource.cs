using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Mathesis.Privacy;

/// <summary>Random choices from the operating system's cryptographic generator: what protects real people.</summary>
public sealed class SecureSource : RandomSource
{
    private readonly ulong[] words = new ulong[128];
    private int used = 128;

    /// <inheritdoc/>
    public override int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Below((ulong)bound);
    }

    /// <inheritdoc/>
    public override bool Draw(ExactChance chance) => Below(chance.Denominator) < chance.Numerator;

    // Lemire, "Fast random integer generation in an interval", 2019: exact, by rejection.
    private ulong Below(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        ulong high = Math.BigMul(Next(), bound, out ulong low);
        if (low < bound)
        {
            ulong threshold = (0 - bound) % bound;
            while (low < threshold) high = Math.BigMul(Next(), bound, out low);
        }
        return high;
    }

    private ulong Next()
    {
        if (used == words.Length)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(words.AsSpan()));
            used = 0;
        }
        ulong word = words[used];
        words[used++] = 0;
        return word;
    }
}
