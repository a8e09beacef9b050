using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact factor</c>: prime factors with proofs.</summary>
internal sealed class ExactFactorCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactFactorCommand(Services services)
        : base(
            services, "factor", "Factor integers into primes; the product is checked, the primes are proved or marked", "number",
            "Integers or expressions such as \"2^64 + 1\"",
            "mathesis exact factor 360", "mathesis exact factor \"2^128 + 1\" --json", "seq 10 | mathesis exact factor")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts) => texts.Select(text => Factor(IntegerOf(text)));

    private static ExactResult Factor(Integer number)
    {
        // A sign is a factor of its own; 0 has no factorisation and is refused.
        CertifiedFactorization factors = Factorization.Of(number.Sign < 0 ? -number : number).Certify();
        if (!factors.Verify()) throw new InvalidOperationException($"the factorisation of {number} did not verify");
        string sign = number.Sign < 0 ? factors.Factors.Count == 0 ? "-" : "-1 * " : "";
        var json = new JsonObject
        {
            ["number"] = number.ToString(),
            ["factors"] = new JsonArray([.. factors.Factors.Select(factor => new JsonObject
            {
                ["prime"] = factor.Prime.ToString(),
                ["exponent"] = factor.Exponent,
                ["proved"] = factor.Proof is not null,
            })]),
            ["verified"] = true,
        };
        return ExactResult.Of($"{number} = {sign}{factors}", json);
    }
}
