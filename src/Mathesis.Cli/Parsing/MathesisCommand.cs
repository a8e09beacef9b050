using System.CommandLine;

namespace Mathesis.Cli;

/// <summary>A command with examples of its use, which its help shows.</summary>
internal abstract class MathesisCommand : Command
{
    /// <summary>Describes a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, in one sentence.</param>
    /// <param name="examples">Command lines that work, from the program's name on.</param>
    protected MathesisCommand(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Command lines that work.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Completes descriptions that are costly to make, before they are shown; every other command line does without.</summary>
    public virtual void CompleteDescriptions()
    {
    }
}
