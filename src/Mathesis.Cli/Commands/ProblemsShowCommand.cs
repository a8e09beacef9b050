using System.CommandLine;
using System.Globalization;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis problems show</c>: a family's options and splits, and one problem with its working.</summary>
internal sealed class ProblemsShowCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> family = ProblemOptions.Family();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProblemsShowCommand(Services services)
        : base("show", "Show a family's options, splits and one worked problem", "mathesis problems show number-add", "mathesis problems show modular-division --json")
    {
        this.services = services;
        Add(family);
        Add(json);
        SetAction(parsed =>
        {
            IProblemFamily shown = ProblemFamilies.Find(services.Registry, parsed.GetValue(family)!);
            if (parsed.GetValue(json)) services.WriteJson(FamilyOutput.Of(shown), OutputJson.Readable.FamilyOutput);
            else Show(shown);
        });
    }

    private void Show(IProblemFamily shown)
    {
        TextWriter output = services.Output;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown.Name} (version {shown.Version}), {shown.Field}: {shown.Summary}"));
        output.WriteLine();
        var options = new TextTable("option", "default", "what it means");
        foreach (TaskOption option in shown.Options) options.Add(option.Name, option.Default, option.Description);
        options.Write(output);
        output.WriteLine();
        var splits = new TextTable("split", "settings", "what is in it");
        foreach (FamilySplit split in shown.Splits)
            splits.Add(split.Name, string.Join(' ', split.Settings.Select(setting => $"{setting.Key}={setting.Value}")), split.Summary);
        splits.Write(output);
        output.WriteLine();
        var source = new ProblemSource(shown, new Dictionary<string, string>(), null, 1);
        ProblemText.Write(output, source, source.At(0), withWork: true);
    }
}
