using System.Text.Json.Serialization;

namespace Mathesis.Teaching;

/// <summary>How options of this project are written and read: kebab-case names, enumerations by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FiniteTrainingOptions))]
public sealed partial class TeachingJson : JsonSerializerContext;
