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
[JsonSerializable(typeof(SinusoidalPositions))]
[JsonSerializable(typeof(TokenTables))]
[JsonSerializable(typeof(TransformerBlock))]
[JsonSerializable(typeof(FinalNorm))]
[JsonSerializable(typeof(BatchNorm))]
[JsonSerializable(typeof(Linear))]
[JsonSerializable(typeof(ActivationModule))]
[JsonSerializable(typeof(Dropout))]
[JsonSerializable(typeof(Unembedding))]
[JsonSerializable(typeof(RotaryPositions))]
[JsonSerializable(typeof(AlibiPositions))]
[JsonSerializable(typeof(RelativeBias))]
[JsonSerializable(typeof(SlidingWindow))]
[JsonSerializable(typeof(PrefixMask))]
[JsonSerializable(typeof(VisiblePairs))]
[JsonSerializable(typeof(CrossEntropyObjective))]
[JsonSerializable(typeof(MeanSquareObjective))]
[JsonSerializable(typeof(SquarePenalty))]
[JsonSerializable(typeof(GroupNormPenalty))]
[JsonSerializable(typeof(PartitionPenalty))]
[JsonSerializable(typeof(OutputPenalty))]
[JsonSerializable(typeof(AdamWOptions))]
[JsonSerializable(typeof(SgdOptions))]
[JsonSerializable(typeof(ConstantSchedule))]
[JsonSerializable(typeof(CosineSchedule))]
[JsonSerializable(typeof(LinearSchedule))]
[JsonSerializable(typeof(TransformerInitialisation))]
[JsonSerializable(typeof(NormalInitialisation))]
[JsonSerializable(typeof(FanInitialisation))]
[JsonSerializable(typeof(LayerTrainerOptions))]
[JsonSerializable(typeof(Lstm))]
[JsonSerializable(typeof(LinearRecurrence))]
[JsonSerializable(typeof(Loop))]
[JsonSerializable(typeof(Residual))]
[JsonSerializable(typeof(LowRankOptions))]
internal sealed partial class SpecificationJson : JsonSerializerContext;
