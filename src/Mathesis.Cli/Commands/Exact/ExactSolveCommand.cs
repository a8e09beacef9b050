using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact solve</c>: all solutions of a linear system, or the proof that there is none.</summary>
internal sealed class ExactSolveCommand : MathesisCommand
{
    /// <summary>The most dependent equations that are named in text.</summary>
    private const int NamedEquations = 20;

    private readonly Services services;
    private readonly SystemArguments arguments = new();
    private readonly Option<int> primes = new("--primes")
    {
        Description = "The size of the primes in bits: 16, 31 or 62; the answer does not depend on it",
        HelpName = "BITS",
        DefaultValueFactory = _ => 31,
    };

    private readonly Option<bool> pivotsOnly = new("--pivots-only") { Description = "Find only rank, free unknowns and dependent equations, modulo one prime" };
    private readonly Option<string?> certificate = new("--certificate") { Description = "Write the system and its solution there, for mathesis exact check", HelpName = "OUT.json" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ExactSolveCommand(Services services)
        : base("solve", "Solve a system of linear equations exactly; a matrix A stands for A x = 0",
            "mathesis exact solve equations.txt", "mathesis exact solve matrix.csv --rhs --json", "mathesis exact solve system.sms --certificate proof.json")
    {
        this.services = services;
        arguments.AddTo(this);
        Add(primes);
        Add(pivotsOnly);
        Add(certificate);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var watch = Stopwatch.StartNew();
        ulong prime = arguments.Prime(parsed);
        bool quiet = parsed.GetValue(json);
        var options = new SolverOptions
        {
            PrimeBits = parsed.GetValue(primes),
            Threads = arguments.Threads(parsed),
            PivotsOnly = parsed.GetValue(pivotsOnly),
            Progress = services.IsErrorTerminal ? services.Error.WriteLine : null,
        };
        options.Validate();
        string? target = parsed.GetValue(certificate);
        if (target is not null && (prime != 0 || options.PivotsOnly))
            throw new InputError("only a full solution over the rational numbers has a certificate", "--certificate", "leave out --pivots-only and --over");
        LinearSystem system = arguments.ReadSystem(parsed);
        LinearSolution solution = prime == 0 ? ExactSolver.Solve(system, options) : ExactSolver.SolveModulo(system, prime, options);
        if (target is not null) SystemCertificate.Write(target, solution);
        var output = SolutionOutput.Of(solution, watch.Elapsed.TotalSeconds, PeakMemory.Bytes);
        if (quiet) services.WriteJson(output, OutputJson.Readable.SolutionOutput);
        else Write(solution, output, target);
        return ExitCodes.Success;
    }

    private void Write(LinearSolution solution, SolutionOutput facts, string? target)
    {
        TextWriter output = services.Output;
        LinearSystem system = solution.System;
        if (!solution.IsConsistent)
        {
            output.WriteLine("There is no solution.");
            if (solution.Contradiction.Count > 0)
            {
                output.WriteLine("The sum of these equations, each times its factor, is 0 = 1:");
                foreach ((int equation, Rational factor) in solution.Contradiction) output.WriteLine($"  {factor}  times  {Place(system, equation)}");
            }
        }
        else if (solution.Rules is not null)
        {
            for (int i = 0; i < solution.Pivots.Count; i++) output.WriteLine($"{system.Unknowns[solution.Pivots[i]]} = {solution.RuleText(i)}");
        }
        output.WriteLine();
        int[] dependent = [.. solution.DependentEquations()];
        string dependents = string.Join(", ", dependent.Take(NamedEquations).Select(equation => Number(equation + 1)));
        if (dependent.Length > NamedEquations) dependents += $" and {Number(dependent.Length - NamedEquations)} more";
        List<(string, string)> list =
        [
            ("equations", $"{Number(system.Equations)} in {Number(system.Unknowns.Count)} unknowns"),
            ("rank", Number(solution.Rank)),
            ("dependent equations", dependent.Length == 0 ? "none" : dependents),
            ("free unknowns", solution.Free.Count == 0 ? "none" : Names(system, solution.Free)),
            (solution.Characteristic == 0 ? "primes used" : "modulus", $"{(solution.Characteristic == 0 ? Number(facts.Primes) : Number(solution.Characteristic))}{(solution.IsLifted ? ", then powers of one more" : "")}"),
            ("proof", Proof(solution)),
            ("time", FormattableString.Invariant($"{facts.Seconds:0.000} s")),
            ("peak memory", FormattableString.Invariant($"{facts.PeakBytes / 1048576.0:0} MiB")),
        ];
        if (target is not null) list.Add(("certificate", target));
        FactList.Write(output, list);
    }

    private static string Proof(LinearSolution solution) =>
        solution.Characteristic != 0 ? "computed over the prime field itself"
        : !solution.IsProved ? "none: rank and pivots are those modulo one prime"
        : solution.IsConsistent ? "the solution was substituted into all equations, over the integers"
        : "the combination was multiplied out";

    private static string Names(LinearSystem system, IReadOnlyList<int> unknowns)
    {
        string names = string.Join(", ", unknowns.Take(NamedEquations).Select(unknown => system.Unknowns[unknown]));
        return unknowns.Count > NamedEquations ? $"{names} and {Number(unknowns.Count - NamedEquations)} more ({Number(unknowns.Count)})" : $"{names} ({Number(unknowns.Count)})";
    }

    private static string Place(LinearSystem system, int equation) => system.Line(equation) > 0
        ? $"equation {Number(equation + 1)} (line {Number(system.Line(equation))})"
        : $"equation {Number(equation + 1)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
