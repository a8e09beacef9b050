using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of the study of structured products.</summary>
public sealed record StructuredStudyOptions : IOptions
{
    /// <summary>The most flips for a product of 2 x 2 matrices, in millions.</summary>
    public int TwoMillions { get; init; } = 100;

    /// <summary>The most flips for a product of 3 x 3 matrices, in millions.</summary>
    public int ThreeMillions { get; init; } = 600;

    /// <summary>The most flips for a product of 4 x 4 matrices, in millions.</summary>
    public int FourMillions { get; init; } = 1500;

    /// <summary>How many schemes of the lowest rank are collected to be lifted.</summary>
    public int Wanted { get; init; } = 24;

    /// <inheritdoc/>
    public void Validate()
    {
        Check(TwoMillions, 100_000_000, "two-millions");
        Check(ThreeMillions, 100_000_000, "three-millions");
        Check(FourMillions, 100_000_000, "four-millions");
        Check(Wanted, 64, "wanted");
    }

    private static void Check(int value, int high, string name)
    {
        if (value < 1 || value > high)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected 1 to {high}"));
    }
}
