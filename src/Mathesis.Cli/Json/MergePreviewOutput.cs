using Mathesis.Checkpoints;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What <c>merge --dry-run --json</c> prints.</summary>
internal sealed record MergePreviewOutput
{
    public int Schema { get; init; } = 1;
    public required string Method { get; init; }
    public required IReadOnlyList<string> Models { get; init; }
    public required long InputBytes { get; init; }
    public required long OutputBytes { get; init; }
    public required long BufferBytes { get; init; }
    public required IReadOnlyDictionary<string, long> Files { get; init; }
    public required IReadOnlyDictionary<string, int> Rules { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<PreviewedTensorOutput> Tensors { get; init; }

    public static MergePreviewOutput Of(MergePreview preview) => new()
    {
        Method = preview.Method,
        Models = preview.Models,
        InputBytes = preview.InputBytes,
        OutputBytes = preview.OutputBytes,
        BufferBytes = preview.BufferBytes,
        Files = preview.Files.ToDictionary(file => file.Name, file => file.Bytes),
        Rules = preview.Rules.GroupBy(rule => rule.Rule).ToDictionary(group => group.Key, group => group.Sum(rule => rule.Tensors)),
        Notes = preview.Notes,
        Tensors = [.. preview.Tensors.Select(tensor => new PreviewedTensorOutput(
            tensor.Name, tensor.Type.Code, tensor.Shape, tensor.File, Texts(tensor.Parameters), tensor.OfModels is null ? null : [.. tensor.OfModels.Select(model => Texts(model)!)]))],
    };

    private static Dictionary<string, string>? Texts(IReadOnlyDictionary<string, ParameterValue>? values) => values?.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}
