using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes show</c>: a scheme's figures and formulas.</summary>
internal sealed class SchemesShowCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesShowCommand(Services services)
        : base("show", "A scheme's figures and formulas, as text, LaTeX or C#", "mathesis schemes show strassen.txt", "mathesis schemes show 3x3x3_m23_ZT.json --as latex", "mathesis schemes show 2x2x2_m7_ZT.txt --as csharp")
    {
        Argument<string> file = SchemeArguments.File();
        Option<string?> ring = SchemeArguments.Ring();
        var form = new Option<string>("--as") { Description = "text, latex or csharp", HelpName = "FORM", DefaultValueFactory = _ => "text" };
        Option<bool> json = CommonOptions.Json();
        Add(file);
        Add(ring);
        Add(form);
        Add(json);
        SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            BilinearScheme scheme = SchemeFiles.Read(path, SchemeArguments.RingOf(parsed.GetValue(ring)));
            var output = SchemeOutput.Of(path, scheme);
            if (parsed.GetValue(json))
            {
                services.WriteJson(output, OutputJson.Readable.SchemeOutput);
                return ExitCodes.Success;
            }
            switch (parsed.GetValue(form))
            {
                case "text":
                    Figures(services, output);
                    services.Output.Write(SchemeText.Formulas(scheme));
                    break;
                case "latex":
                    services.Output.Write(SchemeText.Latex(scheme));
                    break;
                case "csharp":
                    var program = SchemeProgram.Reduce(SchemeVerifier.Require(scheme, path));
                    if (scheme.Ring.Characteristic() != 0 || !scheme.Map.IsMatrixProduct || !SchemeCode.CanWrite(program))
                        throw new InputError("code is written for products of general matrices over ZT", path, "lift or convert the scheme first");
                    services.Output.Write(SchemeCode.CSharp(program, string.Create(CultureInfo.InvariantCulture, $"Product{scheme.Map.Name.Replace('x', '_')}Rank{scheme.Rank}")));
                    break;
                case string other:
                    throw Suggestions.Unknown("form", other, ["text", "latex", "csharp"]);
            }
            return ExitCodes.Success;
        });
    }

    private static void Figures(Services services, SchemeOutput scheme)
    {
        services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scheme.Map} over {scheme.Ring}: rank {scheme.Rank} (definition {scheme.Naive}), {(scheme.Valid ? "valid" : $"NOT valid: {scheme.FailingEquation}")}"));
        services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"additions: {scheme.Additions} without shared sums"));
        if (scheme.Exponent is { } exponent) services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exponent of recursion: {exponent:0.0000}"));
        if (scheme.Recursive is { } recursive) services.Output.WriteLine($"recursive products: {string.Join(", ", recursive)} (of the same kind, half structured, other)");
        services.Output.WriteLine();
    }
}
