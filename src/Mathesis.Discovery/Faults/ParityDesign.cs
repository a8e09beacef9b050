namespace Mathesis.Discovery;

/// <summary>Two parity products for a plan and what they bring.</summary>
/// <param name="First">The first product.</param>
/// <param name="Second">The second product.</param>
/// <param name="Counts">Undecodable patterns with both.</param>
public sealed record ParityDesign(ProductNode First, ProductNode Second, FailureCounts Counts);
