using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact order</c>: the multiplicative order.</summary>
internal sealed class ExactOrderCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactOrderCommand(Services services)
        : base(
            services, "order", "The least k > 0 with A^k = 1 modulo N", "number", "A and N, integers or expressions",
            "mathesis exact order 2 1007", "mathesis exact order 3 \"2^89 - 1\" --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Expect(texts, 2, "a number A and a modulus N");
        (Integer a, Integer n) = (IntegerOf(texts[0]), IntegerOf(texts[1], 1));
        Integer order = MultiplicativeOrder.Of(a, n);
        var factors = Factorization.Of(order);
        // 1 at the order, and not 1 at the order divided by any of its primes.
        if (Integer.ModPow(a, order, n) != Integer.Mod(1, n) || factors.Factors.Any(f => Integer.ModPow(a, order / f.Prime, n) == Integer.Mod(1, n)))
            throw new InvalidOperationException("the order did not verify");
        yield return new ExactResult(
            [order.ToString(), $"{a}^{order} = 1 mod {n}, and no smaller power is: {order} = {factors}"],
            new JsonObject { ["value"] = a.ToString(), ["modulus"] = n.ToString(), ["order"] = order.ToString(), ["factors"] = factors.ToString() });
    }
}
