using CsCheck;

namespace Mathesis.Exact.Tests;

/// <summary>64-bit numbers of every length, with the neighbours of powers of two and of 2^64 often among them.</summary>
internal static class Words
{
    public static Gen<ulong> Any { get; } = Gen.OneOf(
        Gen.Select(Gen.ULong[0, ulong.MaxValue], Gen.Int[0, 63], (word, shift) => word >> shift),
        Gen.Select(Gen.Int[0, 63], Gen.Int[-3, 3], (shift, offset) => unchecked((1UL << shift) + (ulong)offset)),
        Gen.ULong[0, 40]);

    public static Gen<ulong> Positive { get; } = Any.Select(word => word == 0 ? 1 : word);

    public static Gen<ulong> Odd { get; } = Any.Select(word => word | 1);

    public static Gen<ulong> Prime { get; } = Any.Select(word => Primality.Next(Math.Min(word, Primality.LargestPrime - 1)));
}
