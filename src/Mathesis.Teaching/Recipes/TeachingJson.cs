using System.Text.Json.Serialization;

namespace Mathesis.Teaching;

/// <summary>How options of this project are written and read: kebab-case names, enumerations by name.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FiniteTrainingOptions))]
[JsonSerializable(typeof(PairPerceptronOptions))]
public sealed partial class TeachingJson : JsonSerializerContext;
