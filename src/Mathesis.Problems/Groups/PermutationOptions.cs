using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>The options of the task on pairs of permutations.</summary>
public sealed record PermutationOptions : IOptions
{
    /// <summary>How many points are permuted, from 3 to 5.</summary>
    public int Degree { get; init; } = 5;

    /// <inheritdoc/>
    public void Validate()
    {
        if (Degree is < 3 or > 5) throw new InputError($"{Degree} is out of range", "degree", "expected a degree from 3 to 5");
    }
}
