using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of the study of fault-tolerant multiplication.</summary>
public sealed record FaultStudyOptions : IOptions
{
    /// <summary>Runs with random failures, decoded exactly.</summary>
    public int Runs { get; init; } = 10_000;

    /// <summary>Rows of a block in those runs.</summary>
    public int Block { get; init; } = 64;

    /// <summary>Patterns drawn for each failure rate, to compare with the exact probability.</summary>
    public int Samples { get; init; } = 1_000_000;

    /// <summary>Multiplications on processes of which some are killed.</summary>
    public int Processes { get; init; } = 12;

    /// <inheritdoc/>
    public void Validate()
    {
        Check(Runs, 1, 10_000_000, "runs");
        Check(Block, 1, 512, "block");
        Check(Samples, 100, 1_000_000_000, "samples");
        Check(Processes, 1, 10_000, "processes");
    }

    private static void Check(int value, int low, int high, string name)
    {
        if (value < low || value > high)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected {low} to {high}"));
    }
}
