using System.Text.Json.Serialization;

namespace Mathesis.Discovery;

/// <summary>How searches are journalled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlipSearchState))]
[JsonSerializable(typeof(FlipSearchFinds))]
[JsonSerializable(typeof(FlipSearchOptions))]
[JsonSerializable(typeof(MetaSearchState))]
[JsonSerializable(typeof(MetaSearchFinds))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
