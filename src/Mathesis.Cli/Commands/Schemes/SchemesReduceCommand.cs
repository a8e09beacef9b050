using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes reduce</c>: fewer additions by shared sums.</summary>
internal sealed class SchemesReduceCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesReduceCommand(Services services)
        : base("reduce", "Share sums among a scheme's forms, so that fewer additions are needed", "mathesis schemes reduce 4x4x4_m49_ZT.json", "mathesis schemes reduce 3x4x5_m47_ZT.json --attempts 100 --code product345.cs")
    {
        Argument<string> file = SchemeArguments.File();
        Option<string?> ring = SchemeArguments.Ring();
        var attempts = new Option<int>("--attempts") { Description = "How many orders of equally frequent sums are tried", HelpName = "N", DefaultValueFactory = _ => 8 };
        Option<ulong> seed = CommonOptions.Seed();
        var code = new Option<string?>("--code") { Description = "Write C# with the shared sums to this file", HelpName = "FILE" };
        var className = new Option<string>("--class") { Description = "The name of the class in that file", HelpName = "NAME", DefaultValueFactory = _ => "SchemeProduct" };
        Option<bool> json = CommonOptions.Json();
        Add(file);
        Add(ring);
        Add(attempts);
        Add(seed);
        Add(code);
        Add(className);
        Add(json);
        SetAction(parsed =>
        {
            int count = parsed.GetValue(attempts);
            if (count is < 1 or > 1_000_000) throw new InputError($"{count} is out of range", attempts.Name, "expected 1 to 1000000");
            string path = parsed.GetValue(file)!;
            BilinearScheme scheme = SchemeVerifier.Require(SchemeFiles.Read(path, SchemeArguments.RingOf(parsed.GetValue(ring))), path);
            var program = SchemeProgram.Reduce(scheme, count, parsed.GetValue(seed));
            if (parsed.GetValue(code) is { } target)
            {
                if (!IsIdentifier(parsed.GetValue(className)!)) throw new InputError($"'{parsed.GetValue(className)}' is no name of a class", className.Name, "expected letters and digits");
                if (scheme.Ring.Characteristic() != 0 || !scheme.Map.IsMatrixProduct || !SchemeCode.CanWrite(program))
                    throw new InputError("code is written for products of general matrices over ZT", path, "leave out --code");
                AtomicFile.WriteAllText(target, SchemeCode.CSharp(program, parsed.GetValue(className)!));
            }
            if (parsed.GetValue(json))
            {
                services.WriteJson(
                    new ReduceOutput(scheme.Map.Name, scheme.Ring.ToString(), scheme.Rank, scheme.NaiveAdditions, program.Additions, program.Left.Additions, program.Right.Additions, program.Output.Additions),
                    OutputJson.Readable.ReduceOutput);
                return;
            }
            services.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scheme.Map} rank {scheme.Rank}: {scheme.NaiveAdditions} additions, {program.Additions} with shared sums (left {program.Left.Additions}, right {program.Right.Additions}, outputs {program.Output.Additions})"));
        });
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
