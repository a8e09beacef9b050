using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis problems sample</c>: a few problems with their answers.</summary>
internal sealed class ProblemsSampleCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> family = ProblemOptions.Family();
    private readonly Option<int> number = new("-n", "--number") { Description = "How many", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string[]> difficulty = ProblemOptions.Difficulty();
    private readonly Option<string?> split = ProblemOptions.Split();
    private readonly Option<ulong> seed = ProblemOptions.Seed();
    private readonly Option<bool> work = new("--work") { Description = "Show the worked solutions" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProblemsSampleCommand(Services services)
        : base("sample", "Show a few problems of a family with their answers",
            "mathesis problems sample number-multiply --difficulty form=float length=4 --work", "mathesis problems sample modular-division -n 5 --json")
    {
        this.services = services;
        Add(family);
        Add(number);
        Add(difficulty);
        Add(split);
        Add(seed);
        Add(work);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        int count = parsed.GetValue(number);
        if (count is < 1 or > 10_000) throw new InputError($"{count} is out of range", "--number", "expected 1 to 10000; mathesis generate writes more");
        ProblemSource source = ProblemOptions.Open(services, parsed, family, difficulty, split, seed);
        Problem[] problems = [.. Enumerable.Range(0, count).Select(index => source.At((ulong)index))];
        if (parsed.GetValue(json))
        {
            services.WriteJson([.. problems.Select(problem => ProblemOutput.Of(problem, parsed.GetValue(work) ? source.Maker.Work(problem) : null))], OutputJson.Readable.IReadOnlyListProblemOutput);
            return ExitCodes.Success;
        }
        for (int i = 0; i < problems.Length; i++)
        {
            if (i > 0) services.Output.WriteLine();
            ProblemText.Write(services.Output, source, problems[i], parsed.GetValue(work));
        }
        return ExitCodes.Success;
    }
}
