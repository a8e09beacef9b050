using System.Text.Json.Serialization;

namespace Mathesis.Papers;

/// <summary>How the options of the study are written and read: kebab-case names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(StructuredStudyOptions))]
internal sealed partial class StructuredStudyJson : JsonSerializerContext;
