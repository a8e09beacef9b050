using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>The function between the two matrices of a feed-forward layer.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    [JsonStringEnumMemberName("relu")]
    Relu,
}
