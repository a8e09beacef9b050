namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>A matrix product of [M, K] and [K, N]: GFLOP/s here and in PyTorch, or null without it.</summary>
internal sealed record ProductRow(int M, int N, int K, double Ours, double? Peer);
