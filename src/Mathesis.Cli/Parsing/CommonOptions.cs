using System.CommandLine;

namespace Mathesis.Cli;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary><c>--store</c>, of every command: where runs are kept.</summary>
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "The folder that keeps runs",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".mathesis",
        Recursive = true,
    };

    /// <summary><c>--json</c>: one JSON value on standard output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON value and nothing else" };

    /// <summary>A paper by slug or number.</summary>
    public static Argument<string> Paper() => new("paper") { Description = "The paper's short name or number; see mathesis papers" };
}
