using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>
/// A walk in the flip graph (Kauers and Moosbauer, "Flip graphs for matrix multiplication", 2022): from a scheme to neighbours of the same or lower rank.
/// </summary>
public interface IFlipWalk : IDisposable
{
    /// <summary>The present number of products.</summary>
    int Rank { get; }

    /// <summary>The most products it can hold.</summary>
    int Capacity { get; }

    /// <summary>Goes to a scheme.</summary>
    void Load(PackedScheme scheme);

    /// <summary>The present scheme.</summary>
    PackedScheme Save();

    /// <summary>Walks until the rank is at most a target or the flips are used up.</summary>
    /// <param name="flips">The most accepted flips.</param>
    /// <param name="target">The rank to stop at.</param>
    /// <param name="best">The lowest rank so far: splits happen below it plus the slack. A lower rank that is met takes its place.</param>
    /// <param name="options">When products are split.</param>
    /// <param name="random">Where chance comes from; whole blocks of words are taken.</param>
    /// <returns>The flips made.</returns>
    long Walk(long flips, int target, int best, FlipWalkOptions options, RandomStream random);
}
