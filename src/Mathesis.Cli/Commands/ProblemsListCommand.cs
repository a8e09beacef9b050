using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Problems;

namespace Mathesis.Cli;

/// <summary><c>mathesis problems list</c>: the families by field.</summary>
internal sealed class ProblemsListCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Option<string?> field = new("--field") { Description = "Only families of this field", HelpName = "FIELD" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public ProblemsListCommand(Services services)
        : base("list", "List the families by field", "mathesis problems list", "mathesis problems list --field \"number understanding\" --json")
    {
        this.services = services;
        Add(field);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<IProblemFamily> families = ProblemFamilies.All(services.Registry);
        string[] fields = [.. families.Select(family => family.Field).Distinct().Order(StringComparer.Ordinal)];
        if (parsed.GetValue(field) is { } wanted)
            fields = fields.Contains(wanted) ? [wanted] : throw Suggestions.Unknown("field", wanted, fields);
        if (parsed.GetValue(json))
        {
            services.WriteJson([.. families.Where(family => fields.Contains(family.Field)).Select(FamilyOutput.Of)], OutputJson.Readable.IReadOnlyListFamilyOutput);
            return ExitCodes.Success;
        }
        foreach (string name in fields)
        {
            services.Output.WriteLine($"# {name}");
            var table = new TextTable("family", "forms", "what it asks");
            foreach (IProblemFamily family in families.Where(family => family.Field == name))
                table.Add(family.Name, family is NumberTask task ? string.Join(' ', task.Forms).ToLowerInvariant() : "", family.Summary);
            table.Write(services.Output, services.IsTerminal ? services.Width : 0);
            services.Output.WriteLine();
        }
        return ExitCodes.Success;
    }
}
