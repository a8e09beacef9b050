namespace Mathesis.Cli;

/// <summary><c>mathesis exact</c>: exact computation.</summary>
internal sealed class ExactCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public ExactCommand(Services services)
        : base("exact", "Compute exactly, with answers that can be checked",
            "mathesis exact solve equations.txt", "mathesis exact rank matrix.sms", "mathesis exact check certificate.json")
    {
        Add(new ExactSolveCommand(services));
        Add(new ExactRowReduceCommand(services));
        Add(new ExactRankCommand(services));
        Add(new ExactNullspaceCommand(services));
        Add(new ExactDeterminantCommand(services));
        Add(ExactPolynomialCommand.Characteristic(services));
        Add(ExactPolynomialCommand.Minimal(services));
        Add(new ExactSmithCommand(services));
        Add(new ExactHermiteCommand(services));
        Add(new ExactCheckCommand(services));
    }
}
