using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary><c>--store</c>, of every command: where runs are kept.</summary>
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "The folder that keeps runs",
        HelpName = "DIR",
        DefaultValueFactory = _ => Laboratory.Store.DefaultFolder,
        Recursive = true,
    };

    /// <summary><c>--json</c>: one JSON value on standard output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON value and nothing else" };

    /// <summary>A paper by slug or number.</summary>
    public static Argument<string> Paper() => new("paper") { Description = "The paper's short name or number; see mathesis papers" };

    /// <summary>A checkpoint.</summary>
    public static Argument<string> Checkpoint() => new("checkpoint") { Description = "A network that Mathesis trained, a .safetensors file" };

    /// <summary><c>--data</c>: a person's own questions and answers.</summary>
    public static Option<string?> Data() =>
        new("--data") { Description = "Questions and answers of your own, CSV or JSONL, in place of the checkpoint's task", HelpName = "FILE" };

    /// <summary><c>--answer</c>: which column of a table is the answer.</summary>
    public static Option<string?> Answer() =>
        new("--answer") { Description = "The table's column that holds the answer (the last when not given)", HelpName = "COLUMN" };

    /// <summary>A run by identity.</summary>
    public static Argument<string> Run(string name = "run") =>
        new(name) { Description = "The run's name, its beginning, or its last three letters; see mathesis runs list" };

    /// <summary><c>--scale</c>.</summary>
    public static Option<string> Scale() => new("--scale")
    {
        Description = "smoke (seconds, decides nothing), small (minutes) or paper (the original sizes)",
        HelpName = "SCALE",
        DefaultValueFactory = _ => "small",
    };

    /// <summary><c>--seed</c>.</summary>
    public static Option<ulong> Seed() => new("--seed")
    {
        Description = "The first replicate's seed",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    /// <summary><c>--replicates</c>.</summary>
    public static Option<int> Replicates() => new("--replicates")
    {
        Description = "How many replicates, with rising seeds",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    /// <summary><c>--set name=value …</c>.</summary>
    public static Option<string[]> Settings() => new("--set")
    {
        Description = "Settings of the experiment",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The scale of a name.</summary>
    /// <exception cref="InputError">There is no such scale.</exception>
    public static Scale ParseScale(string name) =>
        Enum.GetValues<Scale>().Cast<Scale?>().FirstOrDefault(scale => scale.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Suggestions.Unknown("scale", name, Enum.GetNames<Scale>().Select(scale => scale.ToLowerInvariant()));

    /// <summary>Settings by name; a name given again replaces its value.</summary>
    /// <exception cref="InputError">One is not of the form <c>name=value</c>.</exception>
    public static IReadOnlyDictionary<string, string> ParseSettings(IEnumerable<string>? texts, string option = "--set")
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in texts ?? [])
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new InputError($"'{text}' is not of the form name=value", option, $"write {option} name=value");
            settings[text[..equals]] = text[(equals + 1)..];
        }
        return settings;
    }
}
