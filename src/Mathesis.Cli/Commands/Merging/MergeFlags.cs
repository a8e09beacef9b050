using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>Options of commands that write checkpoints.</summary>
internal sealed class MergeFlags
{
    private readonly Option<string> memory = new("--memory") { Description = "The most memory to use", HelpName = "SIZE", DefaultValueFactory = _ => "512MB" };
    private readonly Option<int> threads = new("--threads") { Description = "How many threads work; the result does not depend on it", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string> shard = new("--out-shard-size") { Description = "The most bytes of tensors in a file", HelpName = "SIZE", DefaultValueFactory = _ => "5GB" };
    private readonly Option<string?> type = new("--dtype") { Description = "The element type of the output: bfloat16, float16, float32 or float64", HelpName = "TYPE" };
    private readonly Option<string?> compat = new("--compat") { Description = "Reproduce another program where its choices differ: mergekit", HelpName = "PROGRAM" };
    private readonly Option<bool> saturate = new("--saturate") { Description = "Numbers beyond the type's range become its largest; otherwise they end the merge" };
    private readonly Option<bool> noHash = new("--no-hash") { Description = "Take no hashes: a little faster, but an interrupted merge begins anew" };
    private readonly Option<ulong> seed = new("--random-seed") { Description = "The seed of methods that draw random numbers", HelpName = "N" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { memory, threads, shard, type, compat, saturate, noHash, seed }) command.Add(option);
    }

    /// <summary>The options of a command line.</summary>
    /// <exception cref="InputError">One is out of range.</exception>
    public MergeOptions Read(ParseResult parsed)
    {
        if (parsed.GetValue(compat) is { } program && program != "mergekit") throw new InputError($"unknown program '{program}'", "--compat", "expected mergekit");
        var options = new MergeOptions
        {
            Memory = Size(parsed.GetValue(memory)!, "--memory"),
            Threads = parsed.GetValue(threads),
            ShardBytes = Size(parsed.GetValue(shard)!, "--out-shard-size"),
            Type = parsed.GetValue(type) is { } name ? PlanReader.ReadType(name, "--dtype") : null,
            IsCompatible = parsed.GetValue(compat) is not null,
            Saturates = parsed.GetValue(saturate),
            Hashes = !parsed.GetValue(noHash),
            Seed = parsed.GetValue(seed),
        };
        options.Validate();
        return options;
    }

    /// <summary>A number of bytes: 512MB, 1.5GiB, 5B (mergekit's thousand millions), 1000000.</summary>
    internal static long Size(string text, string where)
    {
        (string Suffix, double Factor)[] units =
            [("GIB", 1L << 30), ("MIB", 1L << 20), ("KIB", 1L << 10), ("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("B", 1e9), ("G", 1e9), ("M", 1e6), ("K", 1e3), ("", 1)];
        string upper = text.Trim().ToUpperInvariant();
        (string suffix, double factor) = units.First(unit => upper.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return double.TryParse(upper.AsSpan(0, upper.Length - suffix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= 0 && number * factor < long.MaxValue
            ? (long)(number * factor)
            : throw new InputError($"'{text}' is no size", where, "expected a number with KB, MB or GB");
    }
}
