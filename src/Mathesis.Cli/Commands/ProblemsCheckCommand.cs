using System.CommandLine;
using Mathesis.Expressions;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis problems check</c>: decides an answer to one problem of a family.</summary>
internal sealed class ProblemsCheckCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> family = ProblemOptions.Family();
    private readonly Option<string> answer = new("--answer") { Description = "What was answered", HelpName = "TEXT", Required = true };
    private readonly Option<ulong> index = new("--index") { Description = "Which problem of the seed", HelpName = "I", DefaultValueFactory = _ => 0 };
    private readonly Option<string[]> difficulty = ProblemOptions.Difficulty();
    private readonly Option<string?> split = ProblemOptions.Split();
    private readonly Option<ulong> seed = ProblemOptions.Seed();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProblemsCheckCommand(Services services)
        : base("check", "Decide an answer to one problem of a family: exit code 0 right, 1 wrong, 3 undecided",
            "mathesis problems check number-add --seed 1 --index 0 --answer 12", "mathesis problems check number-add --answer 12 --json")
    {
        this.services = services;
        Add(family);
        Add(answer);
        Add(index);
        Add(difficulty);
        Add(split);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        ProblemSource source = ProblemOptions.Open(services, parsed, family, difficulty, split, seed);
        Problem problem = source.At(parsed.GetValue(index));
        Judgement judgement = source.Maker.Verify(problem, parsed.GetValue(answer)!);
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new JudgementOutput { Id = problem.Question.Id, Verdict = judgement.Verdict.ToString().ToLowerInvariant(), Reason = judgement.Reason },
                OutputJson.Readable.JudgementOutput);
        }
        else
        {
            services.Output.WriteLine(problem.Question.Statement);
            services.Output.WriteLine($"{parsed.GetValue(answer)}: {judgement.Verdict.ToString().ToLowerInvariant()} ({judgement.Reason})");
        }
        return judgement.Verdict switch
        {
            GradeVerdict.Right => ExitCodes.Success,
            GradeVerdict.Wrong => ExitCodes.Failure,
            _ => ExitCodes.Undecided,
        };
    }
}
