namespace Mathesis.Privacy;

/// <summary>
/// The random choices of an encoder. Encoders draw from it and from nothing else, so that the same code runs with cryptographic
/// randomness, with a seed, and, for the exact audit, along every possible outcome of its choices.
/// </summary>
public abstract class RandomSource
{
    /// <summary>A uniform integer in [0, <paramref name="bound"/>), without bias.</summary>
    /// <param name="bound">At least 1.</param>
    public abstract int Below(int bound);

    /// <summary>True with exactly the given probability.</summary>
    public abstract bool Draw(ExactChance chance);
}
