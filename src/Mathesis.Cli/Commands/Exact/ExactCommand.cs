using System.CommandLine;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact</c>: an exact calculator; every result is proved or says what is not.</summary>
internal sealed class ExactCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public ExactCommand(Services services)
        : base(
            "exact", "Compute exactly: numbers, factors, digits, continued fractions, lattices, linear systems",
            "mathesis exact eval \"exp(pi*sqrt(163))\" --digits 40", "mathesis exact factor \"2^128 + 1\"", "mathesis exact contfrac \"sqrt(61)\"",
            "mathesis exact minpoly \"sqrt(2) + cbrt(3)\"", "mathesis exact solve equations.txt")
    {
        Command[] commands =
        [
            new ExactEvalCommand(services), new ExactFactorCommand(services), new ExactPrimeCommand(services),
            new ExactGcdCommand(services), new ExactLcmCommand(services), new ExactDivisorsCommand(services), new ExactTotientCommand(services),
            new ExactContfracCommand(services), new ExactConvergentsCommand(services), new ExactCrtCommand(services),
            new ExactOrderCommand(services), new ExactDlogCommand(services), new ExactSqrtmodCommand(services), new ExactRootsCommand(services),
            new ExactMinpolyCommand(services), new ExactPslqCommand(services), new ExactLllCommand(services), new ExactShorCommand(services),
            new ExactSolveCommand(services), new ExactRowReduceCommand(services), new ExactRankCommand(services),
            new ExactNullspaceCommand(services), new ExactDeterminantCommand(services),
            ExactPolynomialCommand.Characteristic(services), ExactPolynomialCommand.Minimal(services),
            new ExactSmithCommand(services), new ExactHermiteCommand(services), new ExactCheckCommand(services),
        ];
        foreach (Command command in commands) Add(command);
    }
}
