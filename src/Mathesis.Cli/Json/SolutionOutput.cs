using System.Text.Json.Serialization;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>What <c>exact solve --json</c> prints.</summary>
internal sealed record SolutionOutput
{
    /// <summary>The version of this object's layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Whether there is a solution.</summary>
    public required bool Consistent { get; init; }

    /// <summary>The number of equations.</summary>
    public required int Equations { get; init; }

    /// <summary>The number of unknowns.</summary>
    public required int Unknowns { get; init; }

    /// <summary>The rank of the coefficients.</summary>
    public required int Rank { get; init; }

    /// <summary>The free unknowns.</summary>
    public required IReadOnlyList<string> Free { get; init; }

    /// <summary>The equations that follow from the others, from 1.</summary>
    public required IReadOnlyList<int> Dependent { get; init; }

    /// <summary>For each unknown that is not free its value in terms of the free ones; left out when there is none or only pivots were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Solution { get; init; }

    /// <summary>Of an inconsistent system, the equations and factors whose sum is 0 = 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CombinationOutput>? Combination { get; init; }

    /// <summary>Whether the answer was proved.</summary>
    public required bool Proved { get; init; }

    /// <summary>How many primes entered.</summary>
    public required int Primes { get; init; }

    /// <summary>The time from the start of reading to the end of the proof.</summary>
    public required double Seconds { get; init; }

    /// <summary>The most memory that the program held.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Describes a solution.</summary>
    public static SolutionOutput Of(LinearSolution solution, double seconds, long peakBytes)
    {
        Dictionary<string, string>? rules = null;
        if (solution.Rules is not null)
        {
            rules = [];
            for (int i = 0; i < solution.Pivots.Count; i++) rules.Add(solution.System.Unknowns[solution.Pivots[i]], solution.RuleText(i));
        }
        return new SolutionOutput
        {
            Consistent = solution.IsConsistent,
            Equations = solution.System.Equations,
            Unknowns = solution.System.Unknowns.Count,
            Rank = solution.Rank,
            Free = [.. solution.Free.Select(unknown => solution.System.Unknowns[unknown])],
            Dependent = [.. solution.DependentEquations().Select(equation => equation + 1)],
            Solution = rules,
            Combination = solution.Contradiction.Count == 0 ? null
                : [.. solution.Contradiction.Select(part => new CombinationOutput(part.Equation + 1, part.Factor.ToString()))],
            Proved = solution.IsProved,
            Primes = solution.Primes.Count,
            Seconds = seconds,
            PeakBytes = peakBytes,
        };
    }
}
