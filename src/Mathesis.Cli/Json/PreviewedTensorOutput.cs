namespace Mathesis.Cli;

/// <summary>A tensor that a merge would write, as JSON.</summary>
internal sealed record PreviewedTensorOutput(
    string Name, string Type, IReadOnlyList<long> Shape, string File, IReadOnlyDictionary<string, string>? Parameters, IReadOnlyList<IReadOnlyDictionary<string, string>>? OfModels);
