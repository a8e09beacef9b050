using System.Collections.Immutable;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>A tensor that a merge will write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="File">The file.</param>
/// <param name="Parameters">Its parameters; null when it is copied.</param>
/// <param name="OfModels">The parameters of each input; null when it is copied.</param>
public sealed record PreviewedTensor(
    string Name, SafetensorsType Type, ImmutableArray<long> Shape, string File,
    IReadOnlyDictionary<string, ParameterValue>? Parameters, IReadOnlyList<IReadOnlyDictionary<string, ParameterValue>>? OfModels);
