using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// A scheme over Z2, Z3 or ZT packed into words, six a product: the entries that are 1 and those that are -1 of the left form, the right form and the outputs.
/// At most 64 variables or outputs.
/// </summary>
/// <param name="Rank">The number of products.</param>
/// <param name="Words">6 * rank words.</param>
public sealed record PackedScheme(int Rank, ulong[] Words)
{
    /// <summary>Words a product.</summary>
    internal const int Stride = 6;

    /// <summary>The most variables of a factor.</summary>
    public const int MostVariables = 64;

    /// <summary>Packs a scheme.</summary>
    /// <exception cref="InputError">It has coefficients other than 0, 1 and -1, or more than 64 variables of a kind.</exception>
    public static PackedScheme Of(BilinearScheme scheme)
    {
        RequireFits(scheme.Map);
        ulong[] words = new ulong[Stride * scheme.Rank];
        LinearForms[] factors = [scheme.Left, scheme.Right, scheme.Output];
        for (int slot = 0; slot < 3; slot++)
        {
            for (int q = 0; q < scheme.Rank; q++)
            {
                if (factors[slot].Denominator(q) != 1) throw new InputError("the scheme has fractions", expected: "expected coefficients -1, 0 and 1");
                for (int i = 0; i < factors[slot].Length; i++)
                {
                    int value = factors[slot][q][i];
                    if (value is < -1 or > 1) throw new InputError($"the scheme has the coefficient {value}", expected: "expected -1, 0 and 1");
                    if (value != 0) words[(Stride * q) + (2 * slot) + (value < 0 ? 1 : 0)] |= 1UL << i;
                }
            }
        }
        return new PackedScheme(scheme.Rank, words);
    }

    /// <summary>The scheme for a map over a ring.</summary>
    public BilinearScheme Unpack(BilinearMap map, SchemeRing ring)
    {
        return new BilinearScheme(map, ring, Forms(0, map.Left.Count), Forms(1, map.Right.Count), Forms(2, map.OutputCount));

        LinearForms Forms(int slot, int length)
        {
            int[] values = new int[Rank * length];
            for (int q = 0; q < Rank; q++)
                for (int i = 0; i < length; i++)
                    values[(q * length) + i] = (int)(Words[(Stride * q) + (2 * slot)] >> i & 1) - (int)(Words[(Stride * q) + (2 * slot) + 1] >> i & 1);
            return new LinearForms(length, values);
        }
    }

    /// <summary>Refuses maps with more variables than a word has bits.</summary>
    /// <exception cref="InputError">A factor or the output has more than 64 entries.</exception>
    public static void RequireFits(BilinearMap map)
    {
        int most = Math.Max(map.Left.Count, Math.Max(map.Right.Count, map.OutputCount));
        if (most > MostVariables) throw new InputError($"{map} has a matrix of {most} entries", expected: $"expected at most {MostVariables}");
    }

    /// <summary>Whether the words are the same.</summary>
    public bool Equals(PackedScheme? other) => other is not null && Rank == other.Rank && Words.AsSpan().SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        ulong hash = (ulong)Rank;
        foreach (ulong word in Words) hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15);
        return (int)(hash >> 32);
    }
}
