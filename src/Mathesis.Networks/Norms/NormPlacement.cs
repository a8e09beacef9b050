using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>Where a block normalises.</summary>
public enum NormPlacement
{
    /// <summary>What each sub-layer reads: <c>x + f(norm(x))</c>.</summary>
    [JsonStringEnumMemberName("pre")]
    Pre,

    /// <summary>The sum, as in Vaswani et al. 2017: <c>norm(x + f(x))</c>.</summary>
    [JsonStringEnumMemberName("post")]
    Post,

    /// <summary>What each sub-layer reads and what it writes: <c>x + norm(f(norm(x)))</c>.</summary>
    [JsonStringEnumMemberName("both")]
    Both,
}
