using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact lcm</c>: the least common multiple.</summary>
internal sealed class ExactLcmCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactLcmCommand(Services services)
        : base(services, "lcm", "The least common multiple", "number", "Integers or expressions", "mathesis exact lcm 4 6 10", "seq 30 | mathesis exact lcm")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Integer[] numbers = [.. texts.Select(text => IntegerOf(text))];
        Integer lcm = numbers.Aggregate(Integer.One, Integer.Lcm);
        yield return ExactResult.Of(lcm.ToString(), new JsonObject { ["lcm"] = lcm.ToString(), ["numbers"] = Strings(numbers) });
    }
}
