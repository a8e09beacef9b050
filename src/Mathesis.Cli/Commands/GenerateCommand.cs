using System.CommandLine;
using System.Diagnostics;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis generate</c>: writes a file of problems with their answers.</summary>
internal sealed class GenerateCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> family = ProblemOptions.Family();
    private readonly Option<ulong> number = new("-n", "--number") { Description = "How many problems", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<string[]> difficulty = ProblemOptions.Difficulty();
    private readonly Option<string?> split = ProblemOptions.Split();
    private readonly Option<ulong> seed = ProblemOptions.Seed();
    private readonly Option<string> target = new("-o", "--to") { Description = "The file to write, one JSON object a line", HelpName = "FILE.jsonl", Required = true };
    private readonly Option<int> threads = new("--threads") { Description = "How many threads (all cores when not given)", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public GenerateCommand(Services services)
        : base("generate", "Write a file of problems with their answers, on all cores; an interrupted call goes on where it was",
            "mathesis generate number-add -n 100000 --seed 1 --split test -o add.jsonl",
            "mathesis generate number-multiply -n 1000 --difficulty form=float length=9..14 -o products.jsonl --json")
    {
        this.services = services;
        Add(family);
        Add(number);
        Add(difficulty);
        Add(split);
        Add(seed);
        Add(target);
        Add(threads);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        ulong count = parsed.GetValue(number);
        if (count == 0) throw new InputError("0 problems are none", "--number", "expected at least 1");
        if (parsed.GetValue(threads) is < 1 or > 1024) throw new InputError($"{parsed.GetValue(threads)} is out of range", "--threads", "expected 1 to 1024");
        string path = parsed.GetValue(target)!;
        ProblemSource source = ProblemOptions.Open(services, parsed, family, difficulty, split, seed);
        using var interrupt = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs press)
        {
            press.Cancel = true;
            interrupt.Cancel();
        }
        Console.CancelKeyPress += Stop;
        var watch = Stopwatch.StartNew();
        try
        {
            ulong before = ProblemFile.Write(source, count, path, parsed.GetValue(threads), done => Show(done, count, watch), interrupt.Token);
            if (services.IsErrorTerminal) services.Error.WriteLine();
            double seconds = watch.Elapsed.TotalSeconds;
            var output = new GenerateOutput
            {
                File = path,
                Family = source.Family.Name,
                Split = source.Split,
                Problems = count,
                Resumed = before,
                Seconds = seconds,
                PerSecond = (count - before) / seconds,
                Bytes = new FileInfo(path).Length,
            };
            if (parsed.GetValue(json)) services.WriteJson(output, OutputJson.Readable.GenerateOutput);
            else
            {
                services.Output.WriteLine(FormattableString.Invariant(
                    $"{path}: {count:N0} problems of {output.Family}, split {output.Split}, {output.Bytes:N0} bytes in {seconds:0.00} s ({output.PerSecond:N0} a second)"));
                if (before > 0) services.Output.WriteLine(FormattableString.Invariant($"{before:N0} of them were there from an interrupted call"));
            }
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            services.Error.WriteLine($"interrupted; the same command goes on from {path}.partial");
            return ExitCodes.Interrupted;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    private void Show(ulong done, ulong count, Stopwatch watch)
    {
        if (services.IsErrorTerminal)
            services.Error.Write(FormattableString.Invariant($"\r{done:N0} of {count:N0} ({100.0 * done / count:0}%), {done / watch.Elapsed.TotalSeconds:N0} a second "));
    }
}
