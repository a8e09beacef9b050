using System.Text.Json;

namespace Mathesis.Cli;

/// <summary>What <c>networks show --json</c> prints.</summary>
internal sealed record NetworkOutput
{
    public int Schema { get; init; } = 1;
    public required string Network { get; init; }
    public required string Kind { get; init; }
    public required long Parameters { get; init; }
    public required int Vocabulary { get; init; }
    public required int Context { get; init; }
    public required int Width { get; init; }
    public required JsonElement Specification { get; init; }
    public required IReadOnlyList<string> Points { get; init; }
    public int? Tokenizer { get; init; }
    public IReadOnlyList<int>? Tokens { get; init; }
    public IReadOnlyList<NextTokenOutput>? Next { get; init; }
}
