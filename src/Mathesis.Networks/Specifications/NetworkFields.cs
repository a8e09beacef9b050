using System.Text.Json.Nodes;

namespace Mathesis.Networks;

/// <summary>A specification as JSON holds it: modules whose kinds are not yet resolved.</summary>
internal sealed record NetworkFields
{
    public required int Vocabulary { get; init; }

    public required int Context { get; init; }

    public required int Width { get; init; }

    public required int Outputs { get; init; }

    public required JsonObject?[] Modules { get; init; }
}
