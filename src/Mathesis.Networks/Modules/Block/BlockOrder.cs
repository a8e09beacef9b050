using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>How a block's attention and feed-forward layer follow each other.</summary>
public enum BlockOrder
{
    /// <summary>The feed-forward layer reads what the attention has written.</summary>
    [JsonStringEnumMemberName("sequential")]
    Sequential,

    /// <summary>Both read the block's input, each through a norm of its own (GPT-NeoX).</summary>
    [JsonStringEnumMemberName("parallel")]
    Parallel,

    /// <summary>Both read the block's input through the one norm <c>ln1</c> (GPT-J).</summary>
    [JsonStringEnumMemberName("parallel-one-norm")]
    ParallelOneNorm,
}
