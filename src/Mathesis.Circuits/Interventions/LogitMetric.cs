using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>A number that says how a network answered a batch: any function of its logits. See <see cref="LogitMetrics"/>.</summary>
/// <param name="logits">[sequences, positions, classes].</param>
public delegate double LogitMetric<T>(Tensor<T> logits) where T : unmanaged;
