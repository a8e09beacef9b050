using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact dlog</c>: discrete logarithms.</summary>
internal sealed class ExactDlogCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactDlogCommand(Services services)
        : base(
            services, "dlog", "The least x with G^x = H modulo N; exit code 1 when there is none", "number", "G, H and N, integers or expressions",
            "mathesis exact dlog 5 3 23", "mathesis exact dlog 2 12345 1000000007 --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Expect(texts, 3, "a base G, a power H and a modulus N");
        (Integer g, Integer h, Integer n) = (IntegerOf(texts[0]), IntegerOf(texts[1]), IntegerOf(texts[2], 1));
        var json = new JsonObject { ["base"] = g.ToString(), ["power"] = h.ToString(), ["modulus"] = n.ToString() };
        Integer? found = DiscreteLogarithm.Find(g, h, n);
        json["logarithm"] = found?.ToString();
        if (found is not Integer x)
        {
            yield return ExactResult.Of($"no logarithm: {h} is no power of {g} modulo {n}", json, isNegative: true);
            yield break;
        }
        if (Integer.ModPow(g, x, n) != Integer.Mod(h, n)) throw new InvalidOperationException("the logarithm did not verify");
        yield return new ExactResult([x.ToString(), $"{g}^{x} = {h} mod {n}"], json);
    }
}
