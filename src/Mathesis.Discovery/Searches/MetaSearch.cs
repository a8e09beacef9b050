using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// Walks that also change the size of what is multiplied, so that a good scheme of one size seeds its neighbours (Perminov 2025): between flips a walk's
/// scheme is merged with the best of a size that fits, projected, extended or multiplied.
/// </summary>
public sealed class MetaSearch : IRoundJob<MetaSearchState, MetaSearchFinds>
{
    private readonly MetaSearchOptions options;
    private readonly BilinearScheme[] start;

    /// <summary>Describes a search.</summary>
    /// <param name="start">Where walks start; valid, over the ring of the options.</param>
    /// <param name="options">How it goes.</param>
    public MetaSearch(IReadOnlyList<BilinearScheme> start, MetaSearchOptions options)
    {
        options.Validate();
        if (start.Count == 0) throw new InputError("there is no scheme to start from", expected: "expected at least one");
        this.options = options;
        this.start = [.. start.Select(scheme => SchemeOperations.Sorted(SchemeVerifier.Require(scheme).Over(options.Ring)))];
    }

    /// <summary>Called at every barrier with the state there; for displays.</summary>
    public Action<MetaSearchState>? Observe { get; init; }

    /// <inheritdoc/>
    public JsonTypeInfo<MetaSearchState> StateCodec => DiscoveryJson.Default.MetaSearchState;

    /// <inheritdoc/>
    public JsonTypeInfo<MetaSearchFinds> FindsCodec => DiscoveryJson.Default.MetaSearchFinds;

    /// <inheritdoc/>
    public MetaSearchState Start()
    {
        var best = new SortedDictionary<string, PackedScheme>(StringComparer.Ordinal);
        foreach (BilinearScheme scheme in start) Keep(best, new MetaWalk(scheme.Map.Name, PackedScheme.Of(scheme)));
        return new MetaSearchState(best, [.. Enumerable.Range(0, options.Walks).Select(i => start[i % start.Length]).Select(scheme => new MetaWalk(scheme.Map.Name, PackedScheme.Of(scheme)))], 0, 0);
    }

    /// <inheritdoc/>
    public int CountShards(int round, MetaSearchState state)
    {
        IReadOnlyDictionary<string, int> goals = options.ParseGoals();
        bool isReached = goals.Count > 0 && goals.All(goal => state.Best.TryGetValue(goal.Key, out PackedScheme? scheme) && scheme.Rank <= goal.Value);
        return isReached || round >= options.Rounds ? 0 : options.Walks;
    }

    /// <inheritdoc/>
    public MetaSearchFinds Execute(int round, int shard, MetaSearchState state, CancellationToken cancellation)
    {
        var random = new RandomStream("discovery/meta-walk", options.Seed, (ulong)(((long)round * options.Walks) + shard));
        BilinearScheme scheme = Unpack(state.Walks[shard]);
        if (round > 0 && random.NextDouble() < options.MetaProbability) scheme = Change(scheme, state, random);
        using IFlipWalk walk = FlipWalk.Create(scheme.Map, options.Ring, scheme.Rank);
        walk.Load(PackedScheme.Of(scheme));
        PackedScheme best = walk.Save();
        FlipWalkOptions walkOptions = options.Walk;
        long flips = 0;
        while (flips < options.FlipsPerRound)
        {
            cancellation.ThrowIfCancellationRequested();
            long done = walk.Walk(Math.Min(1 << 20, options.FlipsPerRound - flips), best.Rank - 1, best.Rank, walkOptions, random);
            flips += done;
            if (walk.Rank < best.Rank) best = walk.Save();
            if (done == 0) break;
        }
        // The next change starts from the best of this round, not from where splits have led.
        BilinearScheme found = SchemeOperations.Sorted(best.Unpack(scheme.Map, options.Ring));
        var kept = new MetaWalk(found.Map.Name, PackedScheme.Of(found));
        return new MetaSearchFinds(kept, kept.Scheme.Rank == walk.Rank ? new MetaWalk(scheme.Map.Name, walk.Save()) : kept, flips);
    }

    /// <inheritdoc/>
    public MetaSearchState Merge(int round, MetaSearchState state, IReadOnlyList<MetaSearchFinds> finds)
    {
        var best = new SortedDictionary<string, PackedScheme>(state.Best, StringComparer.Ordinal);
        foreach (MetaSearchFinds find in finds) Keep(best, find.Best);
        var merged = new MetaSearchState(best, [.. finds.Select(find => find.Last)], state.Flips + finds.Sum(find => find.Flips), round + 1);
        Observe?.Invoke(merged);
        return merged;
    }

    /// <summary>The best scheme of each size, verified.</summary>
    public IReadOnlyList<BilinearScheme> Schemes(MetaSearchState state) =>
        [.. state.Best.Select(pair => SchemeVerifier.Require(pair.Value.Unpack(BilinearMap.Parse(pair.Key), options.Ring)))];

    /// <summary>Runs the whole search.</summary>
    /// <param name="threads">How many threads walk; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the search.</param>
    public MetaSearchState Run(int threads = 1, CancellationToken cancellation = default)
    {
        MetaSearchState state = Start();
        for (int round = 0; CountShards(round, state) is > 0 and int shards; round++)
        {
            var finds = new MetaSearchFinds[shards];
            MetaSearchState seen = state;
            int at = round;
            Parallel.For(0, shards, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, shard => finds[shard] = Execute(at, shard, seen, cancellation));
            state = Merge(round, state, finds);
        }
        return state;
    }

    /// <summary>Another size: a reset, a merge, a projection or an extension, with the probabilities of the paper.</summary>
    private BilinearScheme Change(BilinearScheme scheme, MetaSearchState state, RandomStream random)
    {
        (string Name, PackedScheme Scheme)[] best = [.. state.Best.Select(pair => (pair.Key, pair.Value))];
        if (scheme.Rank > (KnownRanks.Of(scheme.Map, options.Ring) ?? int.MaxValue - options.LargestGap) + options.LargestGap)
        {
            (string name, PackedScheme packed) = best[random.NextBelow(best.Length)];
            return Unpack(new MetaWalk(name, packed));
        }
        if (random.NextBelow(2) == 0)
        {
            for (int turn = random.NextBelow(3); turn > 0; turn--) scheme = SchemeOperations.Rotate(scheme);
            if (random.NextBelow(2) == 0) scheme = SchemeOperations.Transpose(scheme);
            (string name, PackedScheme packed) = best[random.NextBelow(best.Length)];
            BilinearScheme other = Unpack(new MetaWalk(name, packed));
            for (int turn = 0; turn < 6; turn++)
            {
                if (other.Map.Rows == scheme.Map.Rows && other.Map.Inner == scheme.Map.Inner && Fits(SchemeOperations.Merge(scheme, other, 2))) return SchemeOperations.Merge(scheme, other, 2);
                other = turn == 2 ? SchemeOperations.Transpose(other) : SchemeOperations.Rotate(other);
            }
        }
        int dimension = random.NextBelow(3);
        int size = dimension switch { 0 => scheme.Map.Rows, 1 => scheme.Map.Inner, _ => scheme.Map.Columns };
        if (random.NextBelow(2) == 0 && size > options.SmallestSize) return SchemeOperations.Project(scheme, dimension, random.NextBelow(size));
        if (size < options.LargestSize)
        {
            BilinearScheme extended = SchemeOperations.Extend(scheme, dimension);
            if (Fits(extended)) return extended;
        }
        return scheme;
    }

    private bool Fits(BilinearScheme scheme) =>
        Math.Max(scheme.Map.Rows, Math.Max(scheme.Map.Inner, scheme.Map.Columns)) <= options.LargestSize && scheme.Rank <= options.MostProducts
        && Math.Max(scheme.Map.Left.Count, Math.Max(scheme.Map.Right.Count, scheme.Map.OutputCount)) <= PackedScheme.MostVariables;

    private BilinearScheme Unpack(MetaWalk walk) => walk.Scheme.Unpack(BilinearMap.Parse(walk.Map), options.Ring);

    private static void Keep(SortedDictionary<string, PackedScheme> best, MetaWalk found)
    {
        if (!best.TryGetValue(found.Map, out PackedScheme? known) || found.Scheme.Rank < known.Rank) best[found.Map] = found.Scheme;
    }
}
