using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>How a norm measures a vector.</summary>
public enum NormKind
{
    /// <summary>By its deviation from its mean (Ba, Kiros and Hinton 2016).</summary>
    [JsonStringEnumMemberName("layer")]
    Layer,

    /// <summary>By its root mean square, without taking the mean away (Zhang and Sennrich 2019).</summary>
    [JsonStringEnumMemberName("rms")]
    Rms,
}
