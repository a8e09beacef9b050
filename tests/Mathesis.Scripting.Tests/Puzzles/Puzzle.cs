using System.Text.Json.Serialization;

namespace Mathesis.Scripting.Tests;

/// <summary>A record of the file of programming puzzles.</summary>
public sealed record Puzzle(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("sat")] string Check,
    [property: JsonPropertyName("sol_header")] string Header,
    [property: JsonPropertyName("sol_bodies")] IReadOnlyList<string> Bodies);
