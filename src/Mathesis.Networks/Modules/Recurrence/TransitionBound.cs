using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>What keeps the transitions of a linear recurrence from growing.</summary>
public enum TransitionBound
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The logistic function of every entry: gates in (0, 1).</summary>
    [JsonStringEnumMemberName("sigmoid")]
    Sigmoid,

    /// <summary>The hyperbolic tangent of every entry: gates in (-1, 1).</summary>
    [JsonStringEnumMemberName("tanh")]
    Tanh,

    /// <summary>
    /// Each column of a block loses its mean, and the block is divided by the largest norm of its columns (Fan, Chi and Rudnicky 2024,
    /// section 3).
    /// </summary>
    [JsonStringEnumMemberName("column-norm")]
    ColumnNorm,
}
