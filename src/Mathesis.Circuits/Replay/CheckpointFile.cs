namespace Mathesis.Circuits;

/// <summary>A checkpoint that a run left.</summary>
/// <param name="Step">The step it was written at.</param>
/// <param name="Path">The file.</param>
public readonly record struct CheckpointFile(long Step, string Path);
