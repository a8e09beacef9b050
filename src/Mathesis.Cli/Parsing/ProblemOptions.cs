using System.CommandLine;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary>Options that the commands of problems share.</summary>
internal static class ProblemOptions
{
    /// <summary>A family.</summary>
    public static Argument<string> Family() => new("family") { Description = "The family's name; see mathesis problems list" };

    /// <summary><c>--difficulty name=value …</c>.</summary>
    public static Option<string[]> Difficulty() => new("--difficulty")
    {
        Description = "Settings of the family; see mathesis problems show FAMILY",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary><c>--split</c>.</summary>
    public static Option<string?> Split() => new("--split") { Description = "The part of the family's problems (its first when not given)", HelpName = "NAME" };

    /// <summary><c>--seed</c>.</summary>
    public static Option<ulong> Seed() => new("--seed") { Description = "The seed", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>The problems that a command line asks for.</summary>
    /// <exception cref="Core.InputError">An unknown family, split or setting, or a value out of range.</exception>
    public static ProblemSource Open(
        Services services, ParseResult parsed, Argument<string> family, Option<string[]> difficulty, Option<string?> split, Option<ulong> seed) => new(
        ProblemFamilies.Find(services.Registry, parsed.GetValue(family)!),
        CommonOptions.ParseSettings(parsed.GetValue(difficulty), "--difficulty"),
        parsed.GetValue(split),
        parsed.GetValue(seed));
}
