using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>A function of one number, as neurons apply it.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    [JsonStringEnumMemberName("relu")]
    Relu,

    /// <summary>x Φ(x) with the normal distribution Φ (Hendrycks and Gimpel 2016).</summary>
    [JsonStringEnumMemberName("gelu")]
    Gelu,

    /// <summary>The same with tanh(√(2/π) (x + 0.044715 x³)) for the error function: GPT-2's.</summary>
    [JsonStringEnumMemberName("gelu-tanh")]
    GeluTanh,

    /// <summary>x σ(x), also called swish.</summary>
    [JsonStringEnumMemberName("silu")]
    Silu,

    /// <summary>x².</summary>
    [JsonStringEnumMemberName("quadratic")]
    Quadratic,

    /// <summary>tanh(x).</summary>
    [JsonStringEnumMemberName("tanh")]
    Tanh,

    /// <summary>σ(x) = 1 / (1 + exp(-x)).</summary>
    [JsonStringEnumMemberName("sigmoid")]
    Sigmoid,

    /// <summary>x.</summary>
    [JsonStringEnumMemberName("identity")]
    Identity,
}
