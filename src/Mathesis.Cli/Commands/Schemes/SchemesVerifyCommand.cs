using System.CommandLine;
using System.Globalization;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes verify</c>: whether schemes multiply, exactly.</summary>
internal sealed class SchemesVerifyCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesVerifyCommand(Services services)
        : base("verify", "Check every equation of schemes exactly; exit code 1 when one fails", "mathesis schemes verify 4x5x12_m174_ZT.json", "mathesis schemes verify schemes/*.npy --json")
    {
        var files = new Argument<string[]>("file") { Description = "Schemes: .json, .txt, .exp, .m or .npy", Arity = ArgumentArity.OneOrMore };
        Option<string?> ring = SchemeArguments.Ring();
        Option<bool> json = CommonOptions.Json();
        Add(files);
        Add(ring);
        Add(json);
        SetAction(parsed =>
        {
            SchemeOutput[] verdicts = [.. parsed.GetValue(files)!.SelectMany(file => SchemeFiles.ReadAll(file, SchemeArguments.RingOf(parsed.GetValue(ring))).Select(scheme => SchemeOutput.Of(file, scheme)))];
            if (parsed.GetValue(json))
            {
                if (verdicts.Length == 1) services.WriteJson(verdicts[0], OutputJson.Readable.SchemeOutput);
                else services.WriteJson(verdicts, OutputJson.Readable.SchemeOutputArray);
            }
            else
            {
                foreach (SchemeOutput verdict in verdicts)
                    services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.File}: {verdict.Map} over {verdict.Ring}, rank {verdict.Rank}, {verdict.Additions} additions: {(verdict.Valid ? "valid" : $"NOT valid: {verdict.FailingEquation}")}"));
            }
            return verdicts.All(verdict => verdict.Valid) ? ExitCodes.Success : ExitCodes.Failure;
        });
    }
}
