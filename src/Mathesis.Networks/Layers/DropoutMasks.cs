using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The dropout masks of one update. A mask is a function of (site, seed, update, sequence in the batch, position, feature)
/// alone, so it is made again for the backward pass instead of being kept, and does not depend on how a batch is divided.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="update">The number of the update.</param>
internal sealed class DropoutMasks(ulong seed, long update)
{
    /// <summary>result = value / (1 - rate) where the mask keeps it, else 0.</summary>
    /// <param name="site">The place, which selects the mask.</param>
    /// <param name="rate">The fraction set to zero.</param>
    /// <param name="value">[sequences, positions, features]: the last positions of each sequence.</param>
    /// <param name="first">The index in the batch of the first sequence.</param>
    /// <param name="length">The length of a whole sequence.</param>
    /// <param name="result">As <paramref name="value"/>.</param>
    public void Apply<T>(string site, double rate, Tensor<T> value, int first, int length, Tensor<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int positions = value.Shape[1];
        int block = positions * value.Shape[2];
        var stream = new RandomStream($"networks/dropout/{site}", seed, (ulong)update);
        T scale = T.CreateChecked(1 / (1 - rate));
        for (int sequence = 0; sequence < value.Shape[0]; sequence++)
        {
            stream.Position = ((ulong)(first + sequence + 1) * (ulong)length - (ulong)positions) * (ulong)value.Shape[2];
            ReadOnlySpan<T> from = value.Span.Slice(sequence * block, block);
            Span<T> to = result.Span.Slice(sequence * block, block);
            for (int i = 0; i < block; i++) to[i] = stream.NextDouble() < rate ? T.Zero : from[i] * scale;
        }
    }
}
