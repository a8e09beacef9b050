namespace Mathesis.Cli;

/// <summary><c>mathesis problems</c>: families of problems with exact verifiers.</summary>
internal sealed class ProblemsCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public ProblemsCommand(Services services)
        : base("problems", "Families of problems with exact verifiers: list, show, sample, check an answer, load public data sets",
            "mathesis problems list", "mathesis problems show number-add", "mathesis problems sample number-add --difficulty form=fraction length=3..5")
    {
        Add(new ProblemsListCommand(services));
        Add(new ProblemsShowCommand(services));
        Add(new ProblemsSampleCommand(services));
        Add(new ProblemsCheckCommand(services));
        Add(new ProblemsLoadCommand(services));
    }
}
