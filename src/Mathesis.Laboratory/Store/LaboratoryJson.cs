using System.Text.Json.Serialization;

namespace Mathesis.Laboratory;

/// <summary>How the laboratory's records are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LowerCaseEnum<RunState>), typeof(LowerCaseEnum<Scale>), typeof(LowerCaseEnum<ClaimVerdict>), typeof(LowerCaseEnum<Fidelity>),
        typeof(LowerCaseEnum<Aggregation>), typeof(LowerCaseEnum<MetricFormat>), typeof(LowerCaseEnum<ChildMessageKind>),
    ])]
[JsonSerializable(typeof(RunExport))]
[JsonSerializable(typeof(RunEnvironment))]
[JsonSerializable(typeof(StoredFinding))]
[JsonSerializable(typeof(SnapshotManifest))]
[JsonSerializable(typeof(ChildMessage))]
internal sealed partial class LaboratoryJson : JsonSerializerContext;
