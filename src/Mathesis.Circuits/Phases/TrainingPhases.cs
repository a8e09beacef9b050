namespace Mathesis.Circuits;

/// <summary>
/// The phases of a run that groks: memorisation, then circuit formation, then cleanup. A step is null when the run did not
/// reach it.
/// </summary>
/// <param name="MemorisationEnd">Where circuit formation takes over.</param>
/// <param name="CleanupStart">Where cleanup begins.</param>
/// <param name="CleanupEnd">Where the network has generalised.</param>
public readonly record struct TrainingPhases(long? MemorisationEnd, long? CleanupStart, long? CleanupEnd);
