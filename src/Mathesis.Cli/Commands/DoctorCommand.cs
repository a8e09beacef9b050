using System.CommandLine;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis doctor</c>: what the machine has, and the exact line that adds what is missing.</summary>
internal sealed class DoctorCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public DoctorCommand(Services services)
        : base("doctor", "Say what this machine has, and how to add what is missing", "mathesis doctor", "mathesis doctor --json")
    {
        Option<bool> json = CommonOptions.Json();
        Add(json);
        SetAction(parsed =>
        {
            IReadOnlyList<Check> checks = Examination.Run(parsed.GetValue(CommonOptions.Store)!, services.IsTerminal);
            bool ready = checks.All(check => check.State != CheckState.Missing);
            if (parsed.GetValue(json)) services.WriteJson(new DoctorOutput(1, ready, checks), OutputJson.Readable.DoctorOutput);
            else Print(services.Output, checks, ready);
            return ready ? ExitCodes.Success : ExitCodes.BadInput;
        });
    }

    private static void Print(TextWriter output, IReadOnlyList<Check> checks, bool ready)
    {
        int width = checks.Max(check => check.Name.Length);
        foreach (Check check in checks)
        {
            string mark = check.State switch { CheckState.Ok => "ok", CheckState.Optional => "--", _ => "!!" };
            output.WriteLine($"{mark}  {check.Name.PadRight(width)}  {check.Value}");
            if (check.Remedy is not null) output.WriteLine($"    {new string(' ', width)}  add it with: {check.Remedy}");
        }
        output.WriteLine();
        output.WriteLine(ready ? "Ready." : "Not ready: something required is missing.");
    }
}
