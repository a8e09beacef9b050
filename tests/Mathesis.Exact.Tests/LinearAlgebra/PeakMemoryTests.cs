using System.Diagnostics;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

/// <summary>A reduction takes less than three times the matrix in all, its own memory included; measured in a process of its own.</summary>
public class PeakMemoryTests
{
    private const string Field = "MATHESIS_TEST_MEMORY";
    private const int Size = 2000;

    /// <summary>What the peak of a process varies by, without any computation: compiled code, collected memory.</summary>
    private const long Noise = 4 << 20;

    [Theory]
    [InlineData("32")]
    [InlineData("64")]
    public async Task AReductionHoldsLessThanThreeTimesTheMatrix(string bits)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the peak of a process is read on Linux only");
        if (Environment.GetEnvironmentVariable(Field) is not null) return;
        await ChildProcess.Run([typeof(PeakMemoryTests)], (Field, bits));
    }

    [Fact]
    public void MeasureInTheChildProcess()
    {
        switch (Environment.GetEnvironmentVariable(Field))
        {
            case "32":
                Measure<PrimeField32, uint>(new PrimeField32(2_147_483_647), sizeof(uint));
                break;
            case "64":
                Measure<PrimeField64, ulong>(new PrimeField64(4_611_686_018_427_387_847), sizeof(ulong));
                break;
        }
    }

    private static void Measure<TField, TElement>(TField field, int word)
        where TField : struct, IPrimeField<TElement>
    {
        var algebra = new LinearAlgebra<TField, TElement>(field);
        var stream = new RandomStream("tests/peak-memory", 1);
        algebra.ReduceInPlace(RandomMatrix.Create<TField, TElement>(field, 100, 110, stream));
        long before = Peak();
        Matrix<TElement> matrix = RandomMatrix.Create<TField, TElement>(field, Size, Size + 8, stream);
        Assert.Equal(Size, algebra.ReduceInPlace(matrix).Rank);
        long peak = Peak() - before, size = (long)matrix.Entries.Length * word;
        Assert.True(peak < (3 * size) + Noise, $"the peak grew by {peak} bytes for a matrix of {size}");
        // The measure works: the matrix itself shows.
        Assert.True(peak > size / 2, $"the peak grew by {peak} bytes only");
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
