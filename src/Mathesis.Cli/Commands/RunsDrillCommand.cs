using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis runs drill</c>: kills a real run at random moments and checks that it ends with the same bits.</summary>
internal sealed class RunsDrillCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> paper = CommonOptions.Paper();
    private readonly Option<string> scale = CommonOptions.Scale();
    private readonly Option<int> kills = new("--kills") { Description = "How many kills", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<string[]> settings = CommonOptions.Settings();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public RunsDrillCommand(Services services)
        : base("drill", "Kill a paper's run at random moments, resume it, and compare every bit with an uninterrupted run",
            "mathesis runs drill grokking-progress --scale smoke", "mathesis runs drill grokking-progress --scale small --kills 20")
    {
        this.services = services;
        Add(paper);
        Add(scale);
        Add(kills);
        Add(seed);
        Add(settings);
        Add(json);
        SetAction((parsed, _) => RunAsync(parsed));
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        string slug = ReproduceCommand.FindWorking(services, parsed.GetValue(paper)!).Slug;
        string size = CommonOptions.ParseScale(parsed.GetValue(scale)!).ToString().ToLowerInvariant();
        int count = parsed.GetValue(kills) is > 0 and int many ? many : throw new InputError("it is too small", "--kills", "expected at least 1");
        string[] given = [.. CommonOptions.ParseSettings(parsed.GetValue(settings)).SelectMany(pair => (string[])["--set", $"{pair.Key}={pair.Value}"])];
        bool quiet = parsed.GetValue(json);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mathesis-drill-");
        try
        {
            using var interruption = new Interruption(() => { });
            RunDrillResult result = await RunDrill.RunAsync(
                new RunDrillOptions
                {
                    Self = SelfCommand.Current(),
                    Start = store => ["reproduce", slug, "--scale", size, "--seed", parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture), "--store", store, .. given],
                    Folder = folder.FullName,
                    Kills = count,
                },
                quiet ? static _ => { }
            : services.Output.WriteLine,
                interruption.Token);
            if (quiet)
            {
                services.WriteJson(
                    new DrillOutput(1, slug, result.Kills, result.Runs, result.Values, result.Identical, result.Differences),
                    OutputJson.Readable.DrillOutput);
            }
            else
            {
                foreach (string difference in result.Differences) services.Output.WriteLine(difference);
                services.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Kills} kills in {result.Runs} runs, {result.Values} results each: {(result.Identical ? "identical to the bit" : $"{result.Differences.Count} differences")}"));
            }
            return result.Identical ? ExitCodes.Success : ExitCodes.Failure;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
