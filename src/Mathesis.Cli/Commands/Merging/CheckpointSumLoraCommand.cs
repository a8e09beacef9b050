using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint sum-lora</c>: weighted sums of adapters.</summary>
internal sealed class CheckpointSumLoraCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> output = new("output") { Description = "The folder of the sum; it must not exist, or be empty" };
    private readonly Option<string[]> terms = new("--add") { Description = "An adapter's folder and its weight; -1 takes away what it adds", HelpName = "ADAPTER=WEIGHT", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> factors = new("--factors") { Description = "Sum the factors, as the paper does, not the products; ranks must be equal" };

    /// <summary>Creates the command.</summary>
    public CheckpointSumLoraCommand(Services services)
        : base("sum-lora", "Add low-rank adapters with weights: exactly, by setting their factors side by side, or factor by factor",
            "mathesis checkpoint sum-lora sum --add math=0.5 code=0.5", "mathesis checkpoint sum-lora clean --add helpful=1 toxic=-0.8")
    {
        this.services = services;
        Add(output);
        Add(terms);
        Add(factors);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string folder = parsed.GetValue(output)!;
        AdapterArithmetic.Sum([.. (parsed.GetValue(terms) ?? []).Select(Term)], folder, parsed.GetValue(factors));
        services.Output.WriteLine(folder);
        return ExitCodes.Success;
    }

    private static (string Folder, double Weight) Term(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals > 0 && double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight)
            ? (text[..equals], weight)
            : throw new InputError($"'{text}' is not of the form ADAPTER=WEIGHT", "--add", "write --add folder=0.5");
    }
}
