using System.Text.Json.Serialization;

namespace Mathesis.Papers;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PrivateFrequencyOptions))]
internal sealed partial class PrivateFrequencyJson : JsonSerializerContext;
