using System.CommandLine;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact check</c>: verifies a certificate.</summary>
internal sealed class ExactCheckCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public ExactCheckCommand(Services services)
        : base("check", "Verify a certificate that exact solve wrote; exit code 1 when it does not hold", "mathesis exact check proof.json")
    {
        var file = new Argument<string>("certificate") { Description = "The file that --certificate wrote" };
        Option<bool> json = CommonOptions.Json();
        Add(file);
        Add(json);
        SetAction(parsed =>
        {
            CertificateVerdict verdict = CertificateCheck.Run(parsed.GetValue(file)!);
            if (parsed.GetValue(json)) services.WriteJson(new CertificateOutput(verdict.IsValid, verdict.Text), OutputJson.Readable.CertificateOutput);
            else services.Output.WriteLine($"{(verdict.IsValid ? "valid" : "NOT valid")}: {verdict.Text}");
            return verdict.IsValid ? ExitCodes.Success : ExitCodes.Failure;
        });
    }
}
