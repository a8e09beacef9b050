using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What <c>checkpoint extract-lora --json</c> prints.</summary>
internal sealed record ExtractionOutput(int Schema, string Adapter, double Error, IReadOnlyList<ExtractedModule> Modules);
