using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary>A family of problems as JSON.</summary>
internal sealed record FamilyOutput
{
    /// <summary>The version of this form.</summary>
    public int Schema { get; } = 1;

    /// <summary>The family's name.</summary>
    public required string Name { get; init; }

    /// <summary>The family's version.</summary>
    public required int Version { get; init; }

    /// <summary>The field of mathematics.</summary>
    public required string Field { get; init; }

    /// <summary>What it asks.</summary>
    public required string Summary { get; init; }

    /// <summary>The options.</summary>
    public required IReadOnlyList<TaskOption> Options { get; init; }

    /// <summary>The splits by name, each with its settings.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Splits { get; init; }

    /// <summary>Describes a family.</summary>
    public static FamilyOutput Of(IProblemFamily family) => new()
    {
        Name = family.Name,
        Version = family.Version,
        Field = family.Field,
        Summary = family.Summary,
        Options = family.Options,
        Splits = family.Splits.ToDictionary(split => split.Name, split => split.Settings),
    };
}
