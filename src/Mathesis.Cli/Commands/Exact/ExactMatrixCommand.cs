using System.CommandLine;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>A command that computes something of a matrix.</summary>
internal abstract class ExactMatrixCommand : MathesisCommand
{
    /// <summary>The most entries of a dense matrix that is printed.</summary>
    private const long LargestPrinted = 20_000_000;

    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Describes a command.</summary>
    protected ExactMatrixCommand(Services services, string name, string description, params string[] examples)
        : base(name, description, examples)
    {
        Services = services;
        Input.AddTo(this);
        Add(json);
        SetAction(parsed =>
        {
            ulong prime = Input.Prime(parsed);
            var options = new SolverOptions { Threads = Input.Threads(parsed), Progress = services.IsErrorTerminal ? services.Error.WriteLine : null };
            Run(Input.ReadSystem(parsed), prime, options, parsed.GetValue(json));
            return ExitCodes.Success;
        });
    }

    /// <summary>The file and the options.</summary>
    protected SystemArguments Input { get; } = new();

    /// <summary>Where results go.</summary>
    protected Services Services { get; }

    /// <summary>Computes and prints.</summary>
    /// <param name="system">The matrix, with right-hand sides if the file has them.</param>
    /// <param name="prime">The field's characteristic, or 0.</param>
    /// <param name="options">Threads and progress.</param>
    /// <param name="asJson">Whether one JSON value is printed.</param>
    protected abstract void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson);

    /// <summary>Refuses to print what nobody could read or hold.</summary>
    /// <exception cref="InputError">The matrix has too many entries.</exception>
    protected static void RequirePrintable(LinearSystem system, long rows, long columns, string what)
    {
        if (rows * columns > LargestPrinted)
            throw new InputError($"{what} has {rows} x {columns} entries, too many to print", system.Source, "use exact solve, which prints what is not zero");
    }

    /// <summary>Writes rows of numbers, a line each.</summary>
    protected void WriteRows(IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (IReadOnlyList<string> row in rows) Services.Output.WriteLine(string.Join(",", row));
    }
}
