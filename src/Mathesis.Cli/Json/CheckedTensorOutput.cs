namespace Mathesis.Cli;

/// <summary>A tensor that was looked at, as JSON; norms of tensors that are not finite are null.</summary>
internal sealed record CheckedTensorOutput(string Name, string Type, IReadOnlyList<long> Shape, double? Norm, double? Largest, long NotFinite, string Hash);
