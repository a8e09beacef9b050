using System.Text.Json.Serialization;
using Mathesis.Papers;

namespace Mathesis.Cli;

/// <summary>An element of what <c>papers --json</c> prints.</summary>
internal sealed record PaperOutput(
    [property: JsonPropertyOrder(1)] int Number,
    [property: JsonPropertyOrder(2)] string Slug,
    [property: JsonPropertyOrder(3)] string Title,
    [property: JsonPropertyOrder(4)] string Cluster,
    [property: JsonPropertyOrder(5)] string State,
    [property: JsonPropertyOrder(6)] int Claims,
    [property: JsonPropertyOrder(7)] string? Verdict)
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The output for a paper.</summary>
    public static PaperOutput Of(PaperStatus status) => new(
        status.Paper.Number, status.Paper.Slug, status.Paper.Title, status.Paper.Cluster,
        status.State.ToString().ToLowerInvariant(), status.Claims.Count, status.Verdict?.ToString().ToLowerInvariant());
}
