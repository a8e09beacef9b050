using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact divisors</c>: all divisors, their number and their sum.</summary>
internal sealed class ExactDivisorsCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactDivisorsCommand(Services services)
        : base(
            services, "divisors", "The divisors, their number and their sum", "number", "Positive integers or expressions",
            "mathesis exact divisors 360", "mathesis exact divisors \"20!\" --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts) => texts.Select(text =>
    {
        var factors = Factorization.Of(IntegerOf(text, 1));
        Integer[] divisors = ArithmeticFunctions.Divisors(factors);
        Integer sum = ArithmeticFunctions.DivisorSum(factors);
        return new ExactResult(
            [string.Join(' ', divisors), $"{divisors.Length} divisors, sum {sum}"],
            new JsonObject { ["number"] = factors.Number.ToString(), ["divisors"] = Strings(divisors), ["count"] = divisors.Length, ["sum"] = sum.ToString() });
    });
}
