using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary>A problem as JSON.</summary>
internal sealed record ProblemOutput
{
    /// <summary>The version of this form.</summary>
    public int Schema { get; } = 1;

    /// <summary>The problem's name.</summary>
    public required string Id { get; init; }

    /// <summary>The family.</summary>
    public required string Family { get; init; }

    /// <summary>The family's version.</summary>
    public required int Version { get; init; }

    /// <summary>The split.</summary>
    public required string Split { get; init; }

    /// <summary>The question.</summary>
    public required string Statement { get; init; }

    /// <summary>A right answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The type of answer wanted.</summary>
    public required string Type { get; init; }

    /// <summary>The settings.</summary>
    public required IReadOnlyDictionary<string, string> Difficulty { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The index.</summary>
    public required ulong Index { get; init; }

    /// <summary>The worked solution, where it was asked for.</summary>
    public IReadOnlyList<string>? Work { get; init; }

    /// <summary>Describes a problem.</summary>
    public static ProblemOutput Of(Problem problem, IEnumerable<string>? work) => new()
    {
        Id = problem.Question.Id,
        Family = problem.Key.Family,
        Version = problem.Key.Version,
        Split = problem.Key.Split,
        Statement = problem.Question.Statement,
        Answer = problem.Key.Gold,
        Type = problem.Question.Answer.Type,
        Difficulty = problem.Key.Difficulty,
        Seed = problem.Key.Seed,
        Index = problem.Key.Index,
        Work = work is null ? null : [.. work],
    };
}
