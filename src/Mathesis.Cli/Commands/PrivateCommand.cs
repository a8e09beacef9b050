namespace Mathesis.Cli;

/// <summary><c>mathesis private</c>: surveys in which nobody learns what a single person answered.</summary>
internal sealed class PrivateCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public PrivateCommand(Services services)
        : base("private", "Survey categories without learning any person's answer: encode, estimate, audit",
            "mathesis private encode answers.csv --categories colours.txt --epsilon 1 --to reports.jsonl", "mathesis private estimate reports.jsonl",
            "mathesis private audit --size 1024 --epsilon 1")
    {
        Add(new PrivateEncodeCommand(services));
        Add(new PrivateEstimateCommand(services));
        Add(new PrivateAuditCommand(services));
    }
}
