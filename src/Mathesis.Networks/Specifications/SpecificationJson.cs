using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>The JSON form of this library's specifications.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(NetworkFields))]
[JsonSerializable(typeof(TokenEmbedding))]
[JsonSerializable(typeof(LearnedPositions))]
[JsonSerializable(typeof(TransformerBlock))]
[JsonSerializable(typeof(Unembedding))]
[JsonSerializable(typeof(LayerTrainerOptions))]
internal sealed partial class SpecificationJson : JsonSerializerContext;
