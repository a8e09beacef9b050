using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>How moduli are searched.</summary>
public sealed record ModuliOptions : IOptions
{
    /// <summary>How many moduli; 0 for ceil(log2 k), at least 2.</summary>
    public int Count { get; init; }

    /// <summary>beta: primes are drawn from [k / (beta l), beta k / l]. Larger moduli are better conditioned and make longer reports.</summary>
    public double Spread { get; init; } = 8;

    /// <summary>How many sets are drawn.</summary>
    public int Candidates { get; init; } = 32;

    /// <summary>The largest condition number of the map from values to residue classes.</summary>
    public double MaximumCondition { get; init; } = 10;

    /// <inheritdoc/>
    public void Validate()
    {
        if (Count is < 0 or 1 or > 64) throw new InputError($"{Count} is out of range", "count", "expected 2 to 64 moduli, or 0 for a number that suits the categories");
        if (Spread is not (>= 1.5 and <= 64))
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{Spread} is out of range"), "spread", "expected a factor from 1.5 to 64, such as 8");
        if (Candidates is < 1 or > 4096) throw new InputError($"{Candidates} is out of range", "candidates", "expected 1 to 4096");
        if (MaximumCondition is not (>= 1.5 and <= 1e6))
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{MaximumCondition} is out of range"), "maximum-condition", "expected a number such as 10");
    }
}
