using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Papers;

/// <summary>The sizes of the study of exact linear systems.</summary>
public sealed record FiniteFieldSolveOptions : IOptions
{
    /// <summary>How many random systems are compared with another program's answers.</summary>
    public int Systems { get; init; } = 50;

    /// <summary>N of the dense example.</summary>
    public int DenseUnknowns { get; init; } = 500;

    /// <summary>The particles of the amplitude bootstrap.</summary>
    public int Particles { get; init; } = 7;

    /// <summary>The degree of its contact term.</summary>
    public int Degree { get; init; } = 4;

    /// <summary>The rows and columns of the matrices on which kernels are timed.</summary>
    public int KernelSize { get; init; } = 500;

    /// <inheritdoc/>
    public void Validate()
    {
        Check(Systems, 1, 100_000, "systems");
        Check(DenseUnknowns, 1, 5_000, "dense-unknowns");
        Check(Particles, 4, 12, "particles");
        Check(Degree, 1, 6, "degree");
        Check(KernelSize, 10, 5_000, "kernel-size");
    }

    private static void Check(int value, int low, int high, string name)
    {
        if (value < low || value > high)
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"{value} is out of range"), name, string.Create(CultureInfo.InvariantCulture, $"expected {low} to {high}"));
    }
}
