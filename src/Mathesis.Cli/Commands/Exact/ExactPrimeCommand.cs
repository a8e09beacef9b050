using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact prime</c>: primality with a certificate.</summary>
internal sealed class ExactPrimeCommand : ExactSubcommand
{
    private readonly Option<bool> certificate = new("--certificate") { Description = "Print the proof: w^(p-1) = 1 and gcd(w^((p-1)/q) - 1, p) = 1 for enough primes q" };
    private readonly Option<bool> next = new("--next") { Description = "The least prime above each number" };
    private readonly Option<bool> previous = new("--previous") { Description = "The greatest prime below each number" };

    /// <summary>Creates the command.</summary>
    public ExactPrimeCommand(Services services)
        : base(
            services, "prime", "Decide whether integers are prime, with a proof; exit code 1 when one is composite", "number", "Integers or expressions",
            "mathesis exact prime \"2^89 - 1\" --certificate", "mathesis exact prime 1000 --next")
    {
        Add(certificate);
        Add(next);
        Add(previous);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts) => texts.Select(text =>
    {
        Integer number = IntegerOf(text);
        if (parsed.GetValue(next)) number = Primality.NextProbable(number);
        else if (parsed.GetValue(previous)) number = Primality.PreviousProbable(number);
        return Decide(number, parsed.GetValue(certificate));
    });

    private static ExactResult Decide(Integer number, bool withProof)
    {
        PrimalityVerdict verdict = Primality.Decide(number);
        string word = verdict switch
        {
            PrimalityVerdict.Prime => "prime",
            PrimalityVerdict.ProbablePrime => "probably prime; no proof was found",
            _ => "not prime",
        };
        var lines = new List<string> { $"{number} is {word}" };
        var json = new JsonObject { ["number"] = number.ToString(), ["prime"] = verdict != PrimalityVerdict.Composite, ["proved"] = verdict != PrimalityVerdict.ProbablePrime };
        if (withProof && verdict == PrimalityVerdict.Prime && PrimalityCertificate.TryFor(number) is { } proof)
        {
            if (!proof.Verify()) throw new InvalidOperationException($"the certificate of {number} did not verify");
            Describe(proof, 1, lines);
            json["certificate"] = ToJson(proof);
        }
        return new ExactResult(lines, json, verdict == PrimalityVerdict.Composite);
    }

    private static void Describe(PrimalityCertificate proof, int depth, List<string> lines)
    {
        foreach ((PrimalityCertificate factor, Integer witness) in proof.Factors)
        {
            lines.Add($"{new string(' ', 2 * depth)}{factor.Prime} divides {proof.Prime} - 1, witness {witness}");
            Describe(factor, depth + 1, lines);
        }
    }

    private static JsonObject ToJson(PrimalityCertificate proof) => new()
    {
        ["prime"] = proof.Prime.ToString(),
        ["factors"] = new JsonArray([.. proof.Factors.Select(pair => new JsonObject { ["witness"] = pair.Witness.ToString(), ["proof"] = ToJson(pair.Factor) })]),
    };
}
