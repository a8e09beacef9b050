using System.Diagnostics;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The paper's two kinds of systems, solved and proved.</summary>
internal static class SystemArms
{
    /// <summary>The dense example, whose solution is known.</summary>
    public static void Dense(IArmContext arm)
    {
        int size = FiniteFieldSolve.Options(arm).DenseUnknowns;
        arm.Progress.Phase("making the dense system");
        ScrambledSystem example = ScrambledSystem.Create(size, arm.Seed);
        arm.Progress.Phase("solving the dense system");
        var watch = Stopwatch.StartNew();
        LinearSolution solution = ExactSolver.Solve(example.System, new SolverOptions { Threads = arm.Threads });
        arm.Measure("dense seconds", watch.Elapsed.TotalSeconds);
        int wrong = size;
        if (solution is { IsConsistent: true, IsProved: true } && solution.Free.SequenceEqual([size]))
            wrong = Enumerable.Range(0, size).Count(i => solution.Rules!.RowValues(i) is not [var ratio] || ratio != example.Ratios[i]);
        arm.Measure("dense unknowns that are wrong", wrong);
        arm.Measure("dense unknowns", size + 1);
        arm.Measure("dense primes", solution.Primes.Count);
    }

    /// <summary>The amplitude bootstrap, whose solutions are counted by Molien's series too.</summary>
    public static void Bootstrap(IArmContext arm)
    {
        FiniteFieldSolveOptions options = FiniteFieldSolve.Options(arm);
        arm.Progress.Phase("making the bootstrap system");
        LinearSystem system = ContactAmplitude.Create(options.Particles, options.Degree);
        arm.Progress.Phase("solving the bootstrap system");
        var watch = Stopwatch.StartNew();
        LinearSolution solution = ExactSolver.Solve(system, new SolverOptions { Threads = arm.Threads });
        arm.Measure("bootstrap seconds", watch.Elapsed.TotalSeconds);
        arm.Measure("bootstrap unknowns", system.Unknowns.Count);
        arm.Measure("bootstrap equations", system.Equations);
        arm.Measure("bootstrap amplitudes", solution.Free.Count);
        arm.Measure("bootstrap primes", solution.Primes.Count);
        arm.Measure("amplitudes off Molien's count", solution.IsProved ? Math.Abs(solution.Free.Count - ContactAmplitude.CountInvariants(options.Particles, options.Degree)) : double.NaN);
    }
}
