using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>How well residues modulo a set determine frequencies.</summary>
/// <param name="ErrorRatio">(l / k) tr((A^T A)^-1), estimated: the mean squared error beside that of subset selection on all categories.</param>
/// <param name="Condition">The condition number of A, from below: the singular values that Lanczos' method finds.</param>
public readonly record struct ModuliQuality(double ErrorRatio, double Condition)
{
    /// <summary>Measures a system by solving for random vectors of signs (Hutchinson's estimate of a trace).</summary>
    /// <param name="system">The system.</param>
    /// <param name="probes">How many vectors.</param>
    /// <param name="hopeless">A condition number from which on the error is not measured and taken as infinite.</param>
    public static ModuliQuality Measure(ResidueSystem system, int probes = 4, double hopeless = 1e4)
    {
        double[] ones = new double[system.Moduli.Count];
        Array.Fill(ones, 1);
        double[] classes = new double[system.Rows];
        (double least, double greatest) = ExtremeEigenvalues.Estimate(
            (x, y) =>
            {
                system.Fold(x, ones, 1, 0, classes);
                system.Spread(classes, ones, 1, 0, y);
            },
            system.Categories);
        double condition = least > 0 ? Math.Sqrt(greatest / least) : double.PositiveInfinity;
        if (condition > hopeless) return new ModuliQuality(double.PositiveInfinity, condition);

        double[] signs = new double[system.Categories];
        double sum = 0;
        for (int probe = 0; probe < probes; probe++)
        {
            var stream = new RandomStream("privacy/moduli/probes", 0, (ulong)probe);
            for (int x = 0; x < signs.Length; x++) signs[x] = stream.NextBelow(2) == 0 ? -1 : 1;
            // The shortest y with A^T y = signs has the length sqrt(signs (A^T A)^-1 signs).
            Lsmr solved = Lsmr.Solve(
                (y, a, c, x) => system.Spread(y, ones, a, c, x), (x, a, c, y) => system.Fold(x, ones, a, c, y), signs, system.Rows, tolerance: 1e-6);
            foreach (double entry in solved.Solution) sum += entry * entry;
        }
        return new ModuliQuality(sum / probes * system.Moduli.Count / system.Categories, condition);
    }
}
