using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact sqrtmod</c>: square roots modulo a prime.</summary>
internal sealed class ExactSqrtmodCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactSqrtmodCommand(Services services)
        : base(
            services, "sqrtmod", "The square roots of A modulo a prime P; exit code 1 when there are none", "number", "A and P, integers or expressions",
            "mathesis exact sqrtmod 2 113", "mathesis exact sqrtmod 5 \"2^89 - 1\" --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Expect(texts, 2, "a number A and a prime P");
        (Integer a, Integer p) = (IntegerOf(texts[0]), IntegerOf(texts[1], 2));
        var json = new JsonObject { ["value"] = a.ToString(), ["prime"] = p.ToString() };
        Integer? root = ModularSquareRoot.Find(a, p);
        Integer[] roots = root is not Integer r ? [] : r.IsZero || r == p - r ? [r] : [r, p - r];
        if (roots.Any(x => Integer.Mod((x * x) - a, p) is { IsZero: false })) throw new InvalidOperationException("the root did not verify");
        json["roots"] = Strings(roots);
        yield return roots.Length == 0
            ? ExactResult.Of($"no roots: {a} is not a square modulo {p}", json, isNegative: true)
            : ExactResult.Of(string.Join(' ', roots), json);
    }
}
