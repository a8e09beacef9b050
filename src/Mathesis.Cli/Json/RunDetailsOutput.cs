using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>What <c>runs show --json</c> prints.</summary>
/// <param name="Schema">The version of this object's layout.</param>
/// <param name="Run">The run.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Environment">The program and the machine it was begun with.</param>
/// <param name="Measurements">What it measured: of a root one table for each replicate, of an arm one.</param>
/// <param name="Findings">What its claims came to.</param>
/// <param name="Arms">Its arms; empty for an arm.</param>
internal sealed record RunDetailsOutput(
    int Schema, RunOutput Run, string Folder, RunEnvironment Environment,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Measurements, IReadOnlyList<FindingOutput> Findings, IReadOnlyList<RunOutput> Arms);
