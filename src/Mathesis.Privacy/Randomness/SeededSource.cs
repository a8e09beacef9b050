using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>Random choices from a stream with a seed: reproducible, and therefore for experiments only. Whoever knows the seed can undo the noise.</summary>
/// <param name="stream">The stream that the choices are drawn from.</param>
public sealed class SeededSource(RandomStream stream) : RandomSource
{
    /// <summary>The stream of one user of an experiment; streams of different users and seeds share nothing.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="user">Which user.</param>
    public static SeededSource ForUser(ulong seed, ulong user) => new(new RandomStream("privacy/encode", seed, user));

    /// <inheritdoc/>
    public override int Below(int bound) => stream.NextBelow(bound);

    /// <inheritdoc/>
    public override bool Draw(ExactChance chance) => stream.NextBelow(chance.Denominator) < chance.Numerator;
}
