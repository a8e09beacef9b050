using System.CommandLine;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes convert</c>: from one format or ring to another.</summary>
internal sealed class SchemesConvertCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesConvertCommand(Services services)
        : base("convert", "Write a scheme in another format or ring; it is verified first", "mathesis schemes convert 3x4x5_m47_ZT.json 345.exp", "mathesis schemes convert 3x4x5_m47_ZT.json 3x4x5_m47_Z2.txt --to Z2")
    {
        Argument<string> file = SchemeArguments.File();
        var target = new Argument<string>("target") { Description = "The file to write: .json, .txt, .formulas.txt, .exp, .m or .npy" };
        Option<string?> ring = SchemeArguments.Ring();
        var to = new Option<string?>("--to") { Description = "The ring to convert to", HelpName = "RING" };
        Add(file);
        Add(target);
        Add(ring);
        Add(to);
        SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            BilinearScheme scheme = SchemeVerifier.Require(SchemeFiles.Read(path, SchemeArguments.RingOf(parsed.GetValue(ring))), path);
            if (SchemeArguments.RingOf(parsed.GetValue(to)) is { } wanted) scheme = SchemeVerifier.Require(scheme.Over(wanted), path);
            SchemeFiles.Write(parsed.GetValue(target)!, scheme);
            services.Output.WriteLine($"{parsed.GetValue(target)}: {scheme.Map} over {scheme.Ring}, rank {scheme.Rank}");
        });
    }
}
