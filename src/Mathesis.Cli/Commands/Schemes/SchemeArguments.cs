using System.CommandLine;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>Arguments and options of commands about schemes.</summary>
internal static class SchemeArguments
{
    /// <summary>A scheme's file.</summary>
    public static Argument<string> File() => new("file") { Description = "A scheme: .json, .txt, .exp, .m or .npy" };

    /// <summary><c>--ring</c>, for files that do not say it.</summary>
    public static Option<string?> Ring() => new("--ring") { Description = "Where coefficients lie: Z2, Z3, ZT, Z or Q; needed when neither the file nor its name says it", HelpName = "RING" };

    /// <summary><c>--threads</c>.</summary>
    public static Option<int> Threads() => new("--threads")
    {
        Description = "How many threads; the result does not depend on it",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The ring given, or null.</summary>
    public static SchemeRing? RingOf(string? name) => name is null ? null : SchemeRings.Parse(name);

    /// <summary>The number of threads.</summary>
    public static int ThreadsOf(int threads) => threads is >= 1 and <= 1024 ? threads : throw new InputError($"{threads} is no number of threads", "--threads", "expected 1 to 1024");

    /// <summary>The store's schemes.</summary>
    public static SchemeStore Store(ParseResult parsed) => new(Path.Combine(parsed.GetValue(CommonOptions.Store)!, "schemes"));

    /// <summary>A path for people: relative where that is shorter.</summary>
    public static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }
}
