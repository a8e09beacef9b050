using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>How the size of a matrix gives the spread of its values.</summary>
public enum FanRule
{
    /// <summary>±1/sqrt(inputs), biases too.</summary>
    [JsonStringEnumMemberName("pytorch")]
    PyTorch,

    /// <summary>±sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010).</summary>
    [JsonStringEnumMemberName("xavier")]
    Xavier,

    /// <summary>±sqrt(3 / inputs), times √2 for ReLU (He et al. 2015).</summary>
    [JsonStringEnumMemberName("kaiming")]
    Kaiming,
}
