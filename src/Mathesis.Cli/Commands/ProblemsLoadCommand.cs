using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis problems load</c>: reads a public data set's own files into problems.</summary>
internal sealed class ProblemsLoadCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> format = new("data-set") { Description = "How the files are written; a wrong name lists them all" };
    private readonly Argument<string> path = new("path") { Description = "A file of the release, or a folder of files" };
    private readonly Option<string?> target = new("-o", "--to") { Description = "Write the problems, one JSON object a line", HelpName = "FILE.jsonl" };
    private readonly Option<int> number = new("-n", "--number") { Description = "How many to show", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProblemsLoadCommand(Services services)
        : base("load", "Read a public data set in its release's own format: gsm8k, math, aqua, svamp, cmath, math-perturb, p3, asymob, minif2f",
            "mathesis problems load gsm8k train.jsonl", "mathesis problems load math algebra.jsonl -o algebra.jsonl --json")
    {
        this.services = services;
        Add(format);
        Add(path);
        Add(target);
        Add(number);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IDataSetFormat chosen = services.Registry.Create<IDataSetFormat>(parsed.GetValue(format)!, "data set");
        IReadOnlyList<Problem> problems = DataSetFiles.Read(chosen, parsed.GetValue(path)!);
        if (parsed.GetValue(target) is { } file)
            AtomicFile.Write(file, stream => DataSetLines.Write(stream, problems));
        var types = new SortedDictionary<string, int>(problems.CountBy(problem => problem.Question.Answer.Type).ToDictionary(), StringComparer.Ordinal);
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new DataSetOutput
                {
                    DataSet = chosen.Name,
                    Problems = problems.Count,
                    Types = types,
                    Licence = chosen.Licence,
                    TestOnly = chosen.IsTestOnly,
                    File = parsed.GetValue(target),
                },
                OutputJson.Readable.DataSetOutput);
            return ExitCodes.Success;
        }
        TextWriter output = services.Output;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen.Name}: {problems.Count:N0} problems ({string.Join(", ", types.Select(type => $"{type.Value} {type.Key}"))})"));
        output.WriteLine($"{chosen.Summary}; licence {chosen.Licence}{(chosen.IsTestOnly ? "; for tests only, nothing may be trained on it" : "")}");
        foreach (Problem problem in problems.Take(parsed.GetValue(number)))
        {
            output.WriteLine();
            output.WriteLine(problem.Question.Id);
            Paragraph.Write(output, problem.Question.Statement, Math.Min(services.Width, 100), "            ", "  question  ");
            if (problem.Key.Gold.Length > 0) output.WriteLine($"  answer    {problem.Key.Gold}  ({problem.Question.Answer.Type})");
        }
        if (parsed.GetValue(target) is { } written) output.WriteLine($"wrote {written}");
        return ExitCodes.Success;
    }
}
