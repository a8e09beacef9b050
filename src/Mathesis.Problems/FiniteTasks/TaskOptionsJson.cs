using System.Text.Json.Serialization;

namespace Mathesis.Problems;

/// <summary>How the options of finite tasks are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModularOptions))]
[JsonSerializable(typeof(PermutationOptions))]
[JsonSerializable(typeof(ParityOptions))]
[JsonSerializable(typeof(NumberTaskOptions))]
internal sealed partial class TaskOptionsJson : JsonSerializerContext;
