using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>How a block normalises the residual stream before it reads it.</summary>
public enum NormKind
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
