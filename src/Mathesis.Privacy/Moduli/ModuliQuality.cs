using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Privacy;

/// <summary>How well residues modulo a set determine frequencies.</summary>
/// <param name="ErrorRatio">(l / k) tr((A^T A)^-1), estimated: the mean squared error beside that of subset selection on all categories.</param>
/// <param name="Condition">The condition number of A, estimated from below.</param>
public readonly record struct ModuliQuality(double ErrorRatio, double Condition)
{
    /// <summary>Measures a system by solving for random vectors of signs (Hutchinson's estimate of a trace).</summary>
    /// <param name="system">The system.</param>
    /// <param name="probes">How many vectors.</param>
    /// <param name="maximumIterations">Gives a system up as badly conditioned after that many iterations.</param>
    public static ModuliQuality Measure(ResidueSystem system, int probes = 4, int maximumIterations = 400)
    {
        double[] ones = new double[system.Moduli.Count];
        Array.Fill(ones, 1);
        double[] signs = new double[system.Categories];
        double sum = 0, condition = 0;
        for (int probe = 0; probe < probes; probe++)
        {
            var stream = new RandomStream("privacy/moduli/probes", 0, (ulong)probe);
            for (int x = 0; x < signs.Length; x++) signs[x] = stream.NextBelow(2) == 0 ? -1 : 1;
            // The shortest y with A^T y = signs has the length sqrt(signs (A^T A)^-1 signs).
            Lsmr solved = Lsmr.Solve(
                (y, x) => system.Spread(y, ones, x), (x, y) => system.Fold(x, ones, y), signs, system.Rows,
                tolerance: 1e-10, maximumIterations: maximumIterations);
            if (!solved.Converged) return new ModuliQuality(double.PositiveInfinity, double.PositiveInfinity);
            foreach (double entry in solved.Solution) sum += entry * entry;
            condition = Math.Max(condition, solved.Condition);
        }
        return new ModuliQuality(sum / probes * system.Moduli.Count / system.Categories, condition);
    }
}
