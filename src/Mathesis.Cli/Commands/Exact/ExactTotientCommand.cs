using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact totient</c>: functions of the group of units.</summary>
internal sealed class ExactTotientCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactTotientCommand(Services services)
        : base(
            services, "totient", "Euler's phi, Carmichael's lambda and Moebius' mu", "number", "Positive integers or expressions",
            "mathesis exact totient 360", "mathesis exact totient \"10^20 + 1\" --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts) => texts.Select(text =>
    {
        var factors = Factorization.Of(IntegerOf(text, 1));
        (Integer phi, Integer lambda, int mu) = (ArithmeticFunctions.EulerPhi(factors), ArithmeticFunctions.CarmichaelLambda(factors), ArithmeticFunctions.Moebius(factors));
        return new ExactResult(
            [phi.ToString(), $"{factors.Number} = {factors}, lambda {lambda}, mu {mu}"],
            new JsonObject { ["number"] = factors.Number.ToString(), ["phi"] = phi.ToString(), ["lambda"] = lambda.ToString(), ["mu"] = mu });
    });
}
