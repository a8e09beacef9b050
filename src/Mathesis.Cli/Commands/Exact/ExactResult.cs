using System.Text.Json.Nodes;

namespace Mathesis.Cli;

/// <summary>What one computation of <c>mathesis exact</c> gave, for people and for programs.</summary>
/// <param name="Lines">The text, the value in the first line.</param>
/// <param name="Json">The same as fields; numbers that may be long are strings.</param>
/// <param name="IsNegative">Whether the verdict is no: composite, no solution.</param>
internal sealed record ExactResult(IReadOnlyList<string> Lines, JsonObject Json, bool IsNegative = false)
{
    /// <summary>A result of one line.</summary>
    public static ExactResult Of(string line, JsonObject json, bool isNegative = false) => new([line], json, isNegative);
}
