using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact crt</c>: simultaneous congruences.</summary>
internal sealed class ExactCrtCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactCrtCommand(Services services)
        : base(
            services, "crt", "Solve simultaneous congruences; exit code 1 when they contradict each other", "congruence", "Congruences such as \"2 mod 3\"; moduli may have common factors",
            "mathesis exact crt \"2 mod 3\" \"3 mod 5\" \"2 mod 7\"", "mathesis exact crt \"1 mod 6\" \"4 mod 9\" --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        (Integer Residue, Integer Modulus)[] congruences = [.. texts.Select(Parse)];
        var json = new JsonObject
        {
            ["congruences"] = new JsonArray([.. congruences.Select(c => new JsonObject { ["residue"] = c.Residue.ToString(), ["modulus"] = c.Modulus.ToString() })]),
        };
        if (ChineseRemainder.Solve(congruences) is not (Integer residue, Integer modulus))
        {
            json["solution"] = null;
            yield return ExactResult.Of("no solution: the congruences contradict each other", json, isNegative: true);
            yield break;
        }
        if (congruences.Any(c => !Integer.Divides(c.Modulus, residue - c.Residue))) throw new InvalidOperationException("the solution does not satisfy the congruences");
        json["solution"] = new JsonObject { ["residue"] = residue.ToString(), ["modulus"] = modulus.ToString() };
        yield return ExactResult.Of($"{residue} mod {modulus}", json);
    }

    private static (Integer Residue, Integer Modulus) Parse(string text)
    {
        string[] parts = text.Split(" mod ", StringSplitOptions.TrimEntries);
        if (parts.Length != 2) throw new InputError($"'{Shorten(text)}' is not a congruence", expected: "expected RESIDUE mod MODULUS in quotes, such as \"2 mod 3\"");
        return (IntegerOf(parts[0]), IntegerOf(parts[1], 1));
    }
}
