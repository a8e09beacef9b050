using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary>The argument and options that commands on systems and matrices share.</summary>
internal sealed class SystemArguments
{
    private static readonly (string Name, SystemFormat Format)[] formats =
        [("equations", SystemFormat.Equations), ("csv", SystemFormat.Csv), ("sms", SystemFormat.Sms), ("matrixmarket", SystemFormat.MatrixMarket)];

    private readonly Argument<string> file = new("file") { Description = "Equations or a matrix" };
    private readonly Option<string?> format = new("--format") { Description = "equations, csv, sms or matrixmarket (found out from the content when not given)", HelpName = "FORMAT" };
    private readonly Option<string> over = new("--over")
    {
        Description = "Q, the rational numbers, or a prime below 2^63: the integers modulo it",
        HelpName = "Q|PRIME",
        DefaultValueFactory = _ => "Q",
    };

    private readonly Option<int> threads = new("--threads")
    {
        Description = "How many threads compute; the answer does not depend on it",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<bool> rightSide = new("--rhs") { Description = "The last column of a matrix is the right-hand side" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(format);
        command.Add(over);
        command.Add(threads);
        command.Add(rightSide);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputError">The file or an option cannot be used.</exception>
    public LinearSystem ReadSystem(ParseResult parsed)
    {
        SystemFormat? chosen = parsed.GetValue(format) is { } name ? ParseFormat(name) : null;
        LinearSystem system = SystemReader.Read(parsed.GetValue(file)!, chosen);
        if (!parsed.GetValue(rightSide)) return system;
        if (!system.IsHomogeneous) throw new InputError("the file says itself what the right-hand sides are", "--rhs", "leave it out");
        if (system.Unknowns.Count == 0) throw new InputError("the matrix has no column", parsed.GetValue(file), "expected at least one with --rhs");
        return system.WithLastColumnAsRightSide();
    }

    /// <summary>The prime of <c>--over</c>, or 0 for the rational numbers.</summary>
    /// <exception cref="InputError">It is neither.</exception>
    public ulong Prime(ParseResult parsed)
    {
        string text = parsed.GetValue(over)!;
        if (text is "Q" or "q") return 0;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong prime) || prime >= 1UL << 63)
            throw new InputError($"'{text}' is no field to compute over", "--over", "expected Q or a prime below 2^63");
        return Primality.IsPrime(prime) ? prime : throw new InputError($"{prime} is not prime", "--over", "expected Q or a prime below 2^63");
    }

    /// <summary>The number of threads.</summary>
    /// <exception cref="InputError">It is below 1.</exception>
    public int Threads(ParseResult parsed)
    {
        int count = parsed.GetValue(threads);
        return count > 0 ? count : throw new InputError($"{count} threads cannot compute", "--threads", "expected at least 1");
    }

    private static SystemFormat ParseFormat(string name)
    {
        foreach ((string known, SystemFormat value) in formats)
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        throw Suggestions.Unknown("format", name, formats.Select(known => known.Name));
    }
}
