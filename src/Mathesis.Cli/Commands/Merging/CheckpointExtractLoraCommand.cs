using System.CommandLine;
using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint extract-lora</c>: the difference of two models as a low-rank adapter.</summary>
internal sealed class CheckpointExtractLoraCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> origin = new("base") { Description = "The base model" };
    private readonly Argument<string> model = new("model") { Description = "The model that the adapter shall give" };
    private readonly Argument<string> output = new("adapter") { Description = "The adapter's folder; it must not exist, or be empty" };
    private readonly Option<int> rank = new("--rank") { Description = "The most rank of a module", HelpName = "N", DefaultValueFactory = _ => 32 };
    private readonly Option<ulong> seed = new("--random-seed") { Description = "The seed of the random products", HelpName = "N" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public CheckpointExtractLoraCommand(Services services)
        : base("extract-lora", "Write the difference of two models as a low-rank adapter, and measure what it leaves out", "mathesis checkpoint extract-lora base tuned adapter --rank 16")
    {
        this.services = services;
        Add(origin);
        Add(model);
        Add(output);
        Add(rank);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string folder = parsed.GetValue(output)!;
        IReadOnlyList<ExtractedModule> modules = LoraExtraction.Run(
            parsed.GetValue(origin)!, parsed.GetValue(model)!, folder, parsed.GetValue(rank), parsed.GetValue(seed), new MergeProgress(services.Error, services.IsErrorTerminal));
        double error = Math.Sqrt(modules.Sum(module => Math.Pow(module.Error * module.Norm, 2)) / modules.Sum(module => module.Norm * module.Norm));
        if (parsed.GetValue(json))
        {
            services.WriteJson(new ExtractionOutput(1, folder, error, modules), OutputJson.Readable.ExtractionOutput);
            return ExitCodes.Success;
        }
        var table = new TextTable("module", "shape", " rank", " difference", " left out");
        foreach (ExtractedModule module in modules)
            table.Add(module.Name, $"[{module.Rows}, {module.Columns}]", module.Rank.ToString(CultureInfo.InvariantCulture), module.Norm.ToString("G4", CultureInfo.InvariantCulture), Percent(module.Error));
        table.Write(services.Output);
        services.Output.WriteLine($"{folder}: {modules.Count} modules; of the whole difference {Percent(error)} is left out");
        return ExitCodes.Success;
    }

    private static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part:0.00}%");
}
