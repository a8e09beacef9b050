using System.CommandLine;
using System.Globalization;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes lift</c>: from residues to integers or fractions.</summary>
internal sealed class SchemesLiftCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesLiftCommand(Services services)
        : base("lift", "Lift a scheme modulo 2 or 3 to integers or fractions; exit code 1 when it cannot be lifted", "mathesis schemes lift 3x3x3_m23_Z2.json", "mathesis schemes lift ss-222-rank5-f3.npy --to ss-222.json --attempts 20")
    {
        Argument<string> file = SchemeArguments.File();
        Option<string?> ring = SchemeArguments.Ring();
        var to = new Option<string?>("--to") { Description = "The file to write; the store when not given", HelpName = "FILE" };
        var steps = new Option<int>("--steps") { Description = "The most steps, 1 to 18", HelpName = "N", DefaultValueFactory = _ => 12 };
        var attempts = new Option<int>("--attempts") { Description = "How many choices of free unknowns are tried for smaller coefficients", HelpName = "N", DefaultValueFactory = _ => 4 };
        Option<bool> json = CommonOptions.Json();
        Add(file);
        Add(ring);
        Add(to);
        Add(steps);
        Add(attempts);
        Add(json);
        SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            BilinearScheme scheme = SchemeFiles.Read(path, SchemeArguments.RingOf(parsed.GetValue(ring)));
            LiftResult result = HenselLift.Lift(scheme, new LiftOptions { Steps = parsed.GetValue(steps), Attempts = parsed.GetValue(attempts) });
            string? written = null;
            if (result.Scheme is { } lifted)
            {
                written = parsed.GetValue(to) ?? "";
                if (written.Length > 0) SchemeFiles.Write(written, lifted);
                else written = SchemeArguments.Shown(SchemeArguments.Store(parsed).Save(lifted));
            }
            if (parsed.GetValue(json)) services.WriteJson(new LiftOutput(result.Scheme is not null, result.Scheme?.Ring.ToString(), scheme.Rank, result.Steps, result.Reason, written), OutputJson.Readable.LiftOutput);
            else services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scheme.Map} rank {scheme.Rank}, {scheme.Ring}: {result.Reason}{(written is null ? "" : $", {result.Steps} steps, {written}")}"));
            return result.Scheme is null ? ExitCodes.Failure : ExitCodes.Success;
        });
    }
}
