using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact gcd</c>: the greatest common divisor with cofactors.</summary>
internal sealed class ExactGcdCommand : ExactSubcommand
{
    /// <summary>Creates the command.</summary>
    public ExactGcdCommand(Services services)
        : base(
            services, "gcd", "The greatest common divisor, and cofactors that combine to it", "number", "Integers or expressions",
            "mathesis exact gcd 240 46", "mathesis exact gcd \"100!\" \"2^300\" 720 --json")
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Integer[] numbers = [.. texts.Select(text => IntegerOf(text))];
        Integer gcd = Integer.Zero;
        var cofactors = new List<Integer>();
        foreach (Integer number in numbers)
        {
            (Integer next, Integer x, Integer y) = Integer.ExtendedGcd(gcd, number);
            for (int i = 0; i < cofactors.Count; i++) cofactors[i] *= x;
            cofactors.Add(y);
            gcd = next;
        }
        // The identity is checked before it is printed.
        Integer sum = Integer.Zero;
        for (int i = 0; i < numbers.Length; i++) sum += numbers[i] * cofactors[i];
        if (sum != gcd) throw new InvalidOperationException("the cofactors do not combine to the divisor");
        yield return new ExactResult(
            [gcd.ToString(), $"{gcd} = {string.Join(" + ", numbers.Select((number, i) => $"({cofactors[i]})*({number})"))}"],
            new JsonObject { ["gcd"] = gcd.ToString(), ["numbers"] = Strings(numbers), ["cofactors"] = Strings(cofactors) });
    }
}
