using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact shor</c>: Shor's algorithm with simulated measurements, every step shown.</summary>
internal sealed class ExactShorCommand : ExactSubcommand
{
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<ulong?> radix = new("--base") { Description = "The base a of the first attempt; random when not given", HelpName = "A" };
    private readonly Option<int?> bits = new("--bits") { Description = "The register's qubits; those of the theory when not given, fewer show how it fails", HelpName = "M" };
    private readonly Option<int> attempts = new("--attempts") { Description = "The most attempts", HelpName = "N", DefaultValueFactory = _ => 100 };

    /// <summary>Creates the command.</summary>
    public ExactShorCommand(Services services)
        : base(
            services, "shor", "Factor numbers by Shor's algorithm with simulated measurements, showing every step; exit code 1 when all attempts fail", "number",
            "Odd numbers below 2^31 with two different prime factors",
            "mathesis exact shor 21", "mathesis exact shor 1007 --base 2 --seed 3", "mathesis exact shor 15 --bits 3")
    {
        seed.Description = "The seed of bases and measurements";
        Add(seed);
        Add(radix);
        Add(bits);
        Add(attempts);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts) => texts.Select(text =>
    {
        Integer number = IntegerOf(text, 3);
        if (number > OrderRegister.LargestModulus) throw new InputError($"{Shorten(number.ToString())} is too large to be simulated", expected: $"expected at most {OrderRegister.LargestModulus}");
        ulong n = (ulong)number;
        ShorFactoring.CheckModulus(n);
        int most = parsed.GetValue(attempts);
        if (most < 1) throw new InputError($"{most} is out of range", attempts.Name, "expected at least 1");
        var register = OrderRegister.For(n, parsed.GetValue(bits));
        return Run(register, new RandomStream("shor", parsed.GetValue(seed), n), parsed.GetValue(radix), most);
    });

    private static ExactResult Run(OrderRegister register, RandomStream random, ulong? radix, int most)
    {
        ulong n = register.Modulus;
        var tried = new List<ShorAttempt>();
        if (radix is ulong a)
        {
            if (a < 2 || a > n - 2) throw new InputError($"the base {a} is out of range", "--base", $"expected 2 to {n - 2}");
            tried.Add(ShorFactoring.Attempt(register, a, random));
        }
        if (tried.Count == 0 || (tried[^1].Factor == 0 && tried.Count < most)) tried.AddRange(ShorFactoring.Run(register, random, most - tried.Count));
        if (tried.Any(attempt => !attempt.Verify(n))) throw new InvalidOperationException("a step did not verify");
        var lines = new List<string>();
        ulong factor = tried[^1].Factor;
        lines.Add(factor == 0 ? $"{n} was not factored in {tried.Count} attempts" : $"{n} = {factor} * {n / factor}");
        lines.Add($"register of {register.Bits} qubits, N = {register.Size}{(register.IsLargeEnough ? "" : $"; too small: the theory needs N >= {n}^2")}");
        for (int i = 0; i < tried.Count; i++) Describe(i + 1, tried[i], n, lines);
        lines.Add("every division, recurrence and power above was checked in integers");
        return new ExactResult(lines, new JsonObject
        {
            ["number"] = n,
            ["bits"] = register.Bits,
            ["size"] = register.Size.ToString(CultureInfo.InvariantCulture),
            ["largeEnough"] = register.IsLargeEnough,
            ["factor"] = factor == 0 ? null : factor,
            ["cofactor"] = factor == 0 ? null : n / factor,
            ["attempts"] = new JsonArray([.. tried.Select(ToJson)]),
            ["verified"] = true,
        }, factor == 0);
    }

    private static void Describe(int number, ShorAttempt attempt, ulong n, List<string> lines)
    {
        lines.Add("");
        if (attempt.Measurement is not { } measured)
        {
            lines.Add($"attempt {number}: a = {attempt.Value}; gcd(a, {n}) = {attempt.Factor} is a factor already");
            return;
        }
        lines.Add($"attempt {number}: a = {attempt.Value}, measured y = {measured.Measured}; convergents of y/N:");
        var table = new TextTable("  i", " division", " p", " q", "");
        foreach (ConvergentStep step in measured.Table)
        {
            string note = step.Denominator >= n ? $"not below {n}" : step.Denominator == measured.Denominator ? "chosen" : "";
            table.Add(
                string.Create(CultureInfo.InvariantCulture, $"  {step.Index}"), $"{step.Dividend} = {step.Quotient}*{step.Divisor} + {step.Remainder}",
                step.Numerator.ToString(CultureInfo.InvariantCulture), step.Denominator.ToString(CultureInfo.InvariantCulture), note);
        }
        var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer);
        lines.AddRange(writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        lines.Add($"  {attempt.Value}^{measured.Denominator} = {measured.Power} mod {n}");
        lines.Add("  " + attempt.Outcome switch
        {
            ShorOutcome.OrderMissed => $"{measured.Denominator} is not a multiple of the order: try again",
            ShorOutcome.OddOrder => $"{measured.Denominator} is odd: try again",
            ShorOutcome.TrivialRoot => $"{attempt.Value}^{measured.Denominator / 2} is 1 or -1 mod {n}: try again",
            _ => $"r = {measured.Denominator} is even and {attempt.Value}^{measured.Denominator / 2} is not -1: a greatest common divisor of {n} and {attempt.Value}^{measured.Denominator / 2} -+ 1 is {attempt.Factor}",
        });
    }

    private static JsonObject ToJson(ShorAttempt attempt)
    {
        var json = new JsonObject { ["base"] = attempt.Value, ["outcome"] = attempt.Outcome.ToString(), ["factor"] = attempt.Factor == 0 ? null : attempt.Factor };
        if (attempt.Measurement is not { } measured) return json;
        json["measured"] = measured.Measured.ToString(CultureInfo.InvariantCulture);
        json["denominator"] = measured.Denominator;
        json["power"] = measured.Power;
        json["table"] = new JsonArray([.. measured.Table.Select(step => new JsonObject
        {
            ["i"] = step.Index,
            ["dividend"] = step.Dividend.ToString(CultureInfo.InvariantCulture),
            ["quotient"] = step.Quotient.ToString(CultureInfo.InvariantCulture),
            ["divisor"] = step.Divisor.ToString(CultureInfo.InvariantCulture),
            ["remainder"] = step.Remainder.ToString(CultureInfo.InvariantCulture),
            ["p"] = step.Numerator.ToString(CultureInfo.InvariantCulture),
            ["q"] = step.Denominator.ToString(CultureInfo.InvariantCulture),
        })]);
        return json;
    }
}
