using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// A search for schemes of low rank by many walks in the flip graph that meet at barriers: the schemes of the lowest rank form a pool, and a walk that stays
/// behind goes on from one of them. The result depends on the options, not on the number of threads.
/// </summary>
public sealed class FlipSearch : IRoundJob<FlipSearchState, FlipSearchFinds>
{
    /// <summary>The first round is this many times shorter than the longest, the next half that, and so on: easy searches end at once.</summary>
    private const int FirstRoundShift = 7;

    private readonly PackedScheme start;
    private readonly FlipSearchOptions options;

    /// <summary>Describes a search.</summary>
    /// <param name="start">Where walks start: the definition, or a known scheme; over Z2, Z3 or ZT and valid.</param>
    /// <param name="options">How it goes.</param>
    /// <exception cref="InputError">An option is out of range, the scheme too large or not valid.</exception>
    public FlipSearch(BilinearScheme start, FlipSearchOptions options)
    {
        options.Validate();
        SchemeVerifier.Require(start);
        this.start = PackedScheme.Of(start);
        this.options = options;
        Map = start.Map;
        Ring = start.Ring;
        FlipWalk.Create(Map, Ring, Products).Dispose();
    }

    /// <summary>What is computed.</summary>
    public BilinearMap Map { get; }

    /// <summary>Where coefficients lie.</summary>
    public SchemeRing Ring { get; }

    /// <summary>Called at every barrier with the state there; for displays.</summary>
    public Action<FlipSearchState>? Observe { get; init; }

    /// <inheritdoc/>
    public JsonTypeInfo<FlipSearchState> StateCodec => DiscoveryJson.Default.FlipSearchState;

    /// <inheritdoc/>
    public JsonTypeInfo<FlipSearchFinds> FindsCodec => DiscoveryJson.Default.FlipSearchFinds;

    /// <summary>Walks hold a multiple of 64 products, and those from 64 on wait for the first reductions before they split.</summary>
    private int Products => start.Rank;

    /// <inheritdoc/>
    public FlipSearchState Start()
    {
        var walks = new PackedScheme[options.Walks];
        int[] ranks = new int[options.Walks];
        Array.Fill(walks, start);
        Array.Fill(ranks, start.Rank);
        return new FlipSearchState(start.Rank, [start], walks, ranks, new int[options.Walks], 0, 0, 0, false);
    }

    /// <inheritdoc/>
    public int CountShards(int round, FlipSearchState state) =>
        state.IsExhausted || (state.Rank <= options.Target && state.Pool.Length >= options.Wanted) || state.Flips >= options.MostFlips ? 0 : options.Walks;

    /// <inheritdoc/>
    public FlipSearchFinds Execute(int round, int shard, FlipSearchState state, CancellationToken cancellation)
    {
        using IFlipWalk walk = FlipWalk.Create(Map, Ring, Products);
        walk.Load(state.Walks[shard]);
        var random = new RandomStream("discovery/flip-walk", options.Seed, (ulong)(((long)round * options.Walks) + shard));
        long budget = Math.Min(Budget(round), Math.Max(1, (options.MostFlips - state.Flips) / options.Walks)), flips = 0;
        var best = new List<PackedScheme>();
        int lowest = state.WalkRanks[shard], wanted = options.Wanted > 1 ? options.Wanted : 1;
        while (flips < budget)
        {
            cancellation.ThrowIfCancellationRequested();
            // At the target, other schemes of its rank are collected, a thousand flips apart.
            bool collects = lowest <= options.Target;
            int target = collects ? 0 : lowest - 1;
            long slice = Math.Min(budget - flips, collects ? 1000 : 1 << 20), done = walk.Walk(slice, target, lowest, options.WalkOver(Ring), random);
            flips += done;
            if (walk.Rank < lowest) best.Clear();
            if (walk.Rank < lowest || (collects && walk.Rank == lowest && best.Count < wanted)) best.Add(walk.Save());
            lowest = Math.Min(lowest, walk.Rank);
            if (lowest <= options.Target && best.Count >= wanted) break;
            if (done == 0) break;
        }
        return new FlipSearchFinds(lowest <= state.Rank ? [.. best] : [], walk.Save(), lowest, flips);
    }

    /// <inheritdoc/>
    public FlipSearchState Merge(int round, FlipSearchState state, IReadOnlyList<FlipSearchFinds> finds)
    {
        int rank = Math.Min(state.Rank, finds.Min(find => find.LowestRank));
        var pool = new List<PackedScheme>(rank < state.Rank ? [] : state.Pool);
        var known = new HashSet<PackedScheme>(pool);
        foreach (FlipSearchFinds find in finds)
            foreach (PackedScheme scheme in find.Best)
                if (scheme.Rank == rank && pool.Count < options.PoolSize && known.Add(scheme)) pool.Add(scheme);
        int improved = rank < state.Rank ? round : state.Improved;
        bool restarts = options.Restart > 0 && (round - improved) % options.Restart == options.Restart - 1;
        var walks = new PackedScheme[finds.Count];
        int[] ranks = new int[finds.Count], rounds = new int[finds.Count];
        for (int i = 0; i < finds.Count; i++)
        {
            bool isBetter = finds[i].LowestRank < state.WalkRanks[i];
            (walks[i], ranks[i], rounds[i]) = (finds[i].Last, finds[i].LowestRank, isBetter ? 0 : state.WalkRounds[i] + 1);
            var random = new RandomStream("discovery/flip-pool", options.Seed, (ulong)(((long)round * finds.Count) + i));
            if (restarts && i % 2 == 1) (walks[i], ranks[i], rounds[i]) = (start, start.Rank, 0);
            else if (ranks[i] > rank && rounds[i] >= options.Patience) (walks[i], ranks[i], rounds[i]) = (pool[random.NextBelow(pool.Count)], rank, 0);
        }
        var merged = new FlipSearchState(rank, [.. pool], walks, ranks, rounds, state.Flips + finds.Sum(find => find.Flips), round + 1, improved, finds.All(find => find.Flips == 0 && find.LowestRank >= rank));
        Observe?.Invoke(merged);
        return merged;
    }

    /// <summary>The schemes of the lowest rank, verified.</summary>
    /// <exception cref="InvalidOperationException">A scheme does not compute the map: the walk is wrong.</exception>
    public IReadOnlyList<BilinearScheme> Schemes(FlipSearchState state)
    {
        BilinearScheme[] schemes = [.. state.Pool.Select(packed => packed.Unpack(Map, Ring))];
        foreach (BilinearScheme scheme in schemes)
            if (!SchemeVerifier.Verify(scheme).IsValid) throw new InvalidOperationException($"a walk for {Map} over {Ring} left the schemes");
        return schemes;
    }

    /// <summary>Runs the whole search on this thread's side: for tests and short searches that need no journal.</summary>
    /// <param name="threads">How many threads walk; the result does not depend on it.</param>
    /// <param name="cancellation">Ends the search.</param>
    public FlipSearchState Run(int threads = 1, CancellationToken cancellation = default)
    {
        FlipSearchState state = Start();
        for (int round = 0; CountShards(round, state) is > 0 and int shards; round++)
        {
            var finds = new FlipSearchFinds[shards];
            FlipSearchState seen = state;
            int at = round;
            Parallel.For(0, shards, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, shard => finds[shard] = Execute(at, shard, seen, cancellation));
            state = Merge(round, state, finds);
        }
        return state;
    }

    private long Budget(int round) => Math.Max(Math.Min(options.FlipsPerRound, 1000), options.FlipsPerRound >> Math.Max(0, FirstRoundShift - round));
}
