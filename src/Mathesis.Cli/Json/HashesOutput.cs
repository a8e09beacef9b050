namespace Mathesis.Cli;

/// <summary>What <c>checkpoint hash --json</c> prints: XXH128 of each tensor's bytes.</summary>
internal sealed record HashesOutput(int Schema, IReadOnlyDictionary<string, string> Tensors);
