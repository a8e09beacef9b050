namespace Mathesis.Circuits;

/// <summary>A number measured on the training pairs, on the test pairs, and on all pairs.</summary>
/// <param name="Training">Its mean over the training pairs.</param>
/// <param name="Test">Its mean over the test pairs.</param>
/// <param name="All">Its mean over all pairs of the grid.</param>
public readonly record struct SplitValue(double Training, double Test, double All);
