namespace Mathesis.Core;

/// <summary>
/// Long parallel work as rounds of pure functions: each shard of a round sees the same state and gives finds, and at the
/// barrier the finds are merged in the order of the shards. Shards are idempotent, so a lost one is simply done again, and
/// the result depends neither on the number of workers nor on their timing.
/// </summary>
/// <typeparam name="TState">The state that all shards of a round see; serialisable by <see cref="StateCodec"/>.</typeparam>
/// <typeparam name="TFinds">What a shard brings to the barrier; serialisable by <see cref="FindsCodec"/>.</typeparam>
public interface IRoundJob<TState, TFinds>
{
    /// <summary>The state before the first round.</summary>
    TState Start();

    /// <summary>How many shards the round has; 0 when the job is finished.</summary>
    int CountShards(int round, TState state);

    /// <summary>Does one shard. Pure: the same arguments give the same finds, on any machine, at any time.</summary>
    TFinds Execute(int round, int shard, TState state, CancellationToken cancellation);

    /// <summary>Merges the finds of a whole round, in the order of the shards.</summary>
    TState Merge(int round, TState state, IReadOnlyList<TFinds> finds);

    /// <summary>How states are written and read.</summary>
    System.Text.Json.Serialization.Metadata.JsonTypeInfo<TState> StateCodec { get; }

    /// <summary>How finds are written and read.</summary>
    System.Text.Json.Serialization.Metadata.JsonTypeInfo<TFinds> FindsCodec { get; }
}
