using System.Text.Json.Serialization;

namespace Mathesis.Papers;

/// <summary>How paper 8's options are written and read: kebab-case names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(MarginFeaturesOptions))]
internal sealed partial class MarginFeaturesJson : JsonSerializerContext;
