using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>How schemes are lifted.</summary>
public sealed record LiftOptions : IOptions
{
    /// <summary>Most steps, each a power of p more; 1 to 18.</summary>
    public int Steps { get; init; } = 12;

    /// <summary>How many choices of the free unknowns are tried for smaller coefficients; at least 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The seed of those choices.</summary>
    public ulong Seed { get; init; } = 1;

    /// <inheritdoc/>
    public void Validate()
    {
        if (Steps is < 1 or > 18) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{Steps} is out of range"), "steps", "expected 1 to 18");
        if (Attempts is < 1 or > 1000) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{Attempts} is out of range"), "attempts", "expected 1 to 1000");
    }
}
