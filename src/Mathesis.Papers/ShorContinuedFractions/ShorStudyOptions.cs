using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of the study of Shor's algorithm.</summary>
public sealed record ShorStudyOptions : IOptions
{
    /// <summary>Statements about every n are checked for all odd n up to this.</summary>
    public int ExhaustiveTo { get; init; } = 1000;

    /// <summary>How many composites are factored, from 15 on.</summary>
    public int Composites { get; init; } = 100;

    /// <summary>How many measurements are drawn for each number of the table.</summary>
    public int Samples { get; init; } = 100_000;

    /// <summary>The largest register, in qubits, whose chances are summed value by value; numbers of the table that need more are left out.</summary>
    public int MostBits { get; init; } = 20;

    /// <summary>The largest register, in qubits, that is simulated amplitude by amplitude.</summary>
    public int SimulatedBits { get; init; } = 12;

    /// <inheritdoc/>
    public void Validate()
    {
        Check(ExhaustiveTo, 15, 100_000, "exhaustive-to");
        Check(Composites, 1, 100_000, "composites");
        Check(Samples, 100, 100_000_000, "samples");
        Check(MostBits, 8, Exact.OrderStatistics.MostBits, "most-bits");
        Check(SimulatedBits, 8, Exact.OrderStateVector.MostBits, "simulated-bits");
    }

    private static void Check(int value, int low, int high, string name)
    {
        if (value < low || value > high)
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected {low} to {high}"));
    }
}
