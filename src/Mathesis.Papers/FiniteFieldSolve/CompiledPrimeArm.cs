using System.Diagnostics;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The paper's idea by itself: the same row reduction with a prime that is a variable, with one compiled in, and by vector code. One thread, alternating.</summary>
internal static class CompiledPrimeArm
{
    /// <summary>Rounds, after one that is not counted; the medians of their times are compared.</summary>
    private const int Rounds = 5;

    /// <summary>Runs the arm.</summary>
    public static void Run(IArmContext arm)
    {
        int size = FiniteFieldSolve.Options(arm).KernelSize;
        var field = new PrimeField32(LargestPrime31.Value);
        var narrowField = new PrimeField32(LargestPrime16.Value);
        Matrix<uint> wide = RandomMatrix.Create<PrimeField32, uint>(field, size, size + 8, new RandomStream("papers/finite-field-solve/kernel", arm.Seed));
        Matrix<uint> narrow = RandomMatrix.Create<PrimeField32, uint>(narrowField, size, size + 8, new RandomStream("papers/finite-field-solve/narrow-kernel", arm.Seed));
        Matrix<ushort> narrowWords = narrow.Map(entry => (ushort)entry);
        var algebra = new LinearAlgebra<PrimeField32, uint>(field);
        var narrowAlgebra = new LinearAlgebra<PrimeField32, uint>(narrowField);
        (string Name, Func<int> Reduce)[] kernels =
        [
            ("31-bit variable", () => ScalarElimination.Reduce(wide.Clone(), LargestPrime31.Value)),
            ("31-bit compiled", () => ScalarElimination.Reduce<LargestPrime31>(wide.Clone())),
            ("31-bit vectors", () => algebra.RowReduce(wide).Rank),
            ("16-bit variable", () => ScalarElimination.ReduceNarrow(narrowWords.Clone(), LargestPrime16.Value)),
            ("16-bit compiled", () => ScalarElimination.ReduceNarrow<LargestPrime16>(narrowWords.Clone())),
            ("16-bit vectors", () => narrowAlgebra.RowReduce(narrow).Rank),
        ];
        var times = kernels.Select(_ => new List<double>()).ToArray();
        int differentRanks = 0;
        arm.Progress.Phase("timing row reductions");
        for (int round = 0; round <= Rounds; round++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            int[] ranks = new int[kernels.Length];
            for (int i = 0; i < kernels.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                ranks[i] = kernels[i].Reduce();
                if (round > 0) times[i].Add(watch.Elapsed.TotalSeconds);
            }
            if (ranks[..3].Distinct().Count() > 1 || ranks[3..].Distinct().Count() > 1) differentRanks++;
            arm.Progress.Advance(round + 1, Rounds + 1);
        }
        double[] medians = [.. times.Select(list => list.Order().ElementAt(list.Count / 2))];
        for (int i = 0; i < kernels.Length; i++) arm.Measure($"{kernels[i].Name} seconds", medians[i]);
        arm.Measure("kernels that disagree", differentRanks);
        arm.Measure("compiled prime gain, 31 bits", medians[0] / medians[1]);
        arm.Measure("compiled prime gain, 16 bits", medians[3] / medians[4]);
        arm.Measure("vectors over compiled prime, 31 bits", medians[1] / medians[2]);
        arm.Measure("vectors over compiled prime, 16 bits", medians[4] / medians[5]);
    }
}
