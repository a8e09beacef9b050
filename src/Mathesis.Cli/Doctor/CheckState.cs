using System.Text.Json.Serialization;

namespace Mathesis.Cli;

/// <summary>What a look at the machine found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckState>))]
internal enum CheckState
{
    /// <summary>It is there.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It is absent, and only something optional needs it.</summary>
    [JsonStringEnumMemberName("optional")]
    Optional,

    /// <summary>It is absent, and Mathesis cannot work without it.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,
}
