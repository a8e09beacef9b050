using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mathesis.Cli;

/// <summary>Prints a command's help, then its examples.</summary>
/// <param name="help">The help without examples.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>The examples of the program itself.</summary>
    private static readonly string[] programExamples =
    [
        "mathesis papers",
        "mathesis reproduce grokking-progress",
        "mathesis train --table answers.csv",
        "mathesis exact eval \"exp(pi*sqrt(163))\" --digits 40",
        "mathesis merge plan.yaml merged",
        "mathesis runs list",
        "mathesis doctor",
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        (parseResult.CommandResult.Command as MathesisCommand)?.CompleteDescriptions();
        int code = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<string> examples = parseResult.CommandResult.Command switch
        {
            MathesisCommand command => command.Examples,
            RootCommand => programExamples,
            _ => [],
        };
        if (examples.Count == 0) return code;
        output.WriteLine("Examples:");
        foreach (string example in examples) output.WriteLine("  " + example);
        output.WriteLine();
        return code;
    }
}
