using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact convergents</c>: the convergents and the best approximation under a bound.</summary>
internal sealed class ExactConvergentsCommand : ExactSubcommand
{
    private readonly Option<int> terms = new("--terms") { Description = "How many convergents of a number that has no end", HelpName = "N", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> bound = new("--max-denominator") { Description = "The nearest fraction with a denominator of at most this, in place of the table; of rational numbers and decimals", HelpName = "D" };

    /// <summary>Creates the command.</summary>
    public ExactConvergentsCommand(Services services)
        : base(
            services, "convergents", "The convergents of a number, or its nearest fraction with a small denominator", "number", "Expressions; decimals with a point count as exact here",
            "mathesis exact convergents pi --terms 6", "mathesis exact convergents 3.14159265 --max-denominator 1000")
    {
        Add(terms);
        Add(bound);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int count = parsed.GetValue(terms);
        if (count is < 1 or > 100_000) throw new InputError($"{count} is out of range", terms.Name, "expected 1 to 100000");
        return parsed.GetValue(bound) is { } limit
            ? texts.Select(text => Nearest(text, IntegerOf(limit, 1)))
            : texts.Select(text => Table(text, count));
    }

    private static ExactResult Nearest(string text, Integer largest)
    {
        Rational value = ExpressionEvaluator.EvaluateRational(text);
        Convergent found = BestApproximation.Find(value.Numerator, value.Denominator, largest);
        Rational distance = Rational.Abs(value - new Rational(found.Numerator, found.Denominator));
        return new ExactResult(
            [found.ToString(), $"its distance is {(distance.IsZero ? "0" : ((double)distance).ToString("0.###e+0", CultureInfo.InvariantCulture))}; no fraction with a denominator up to {largest} is nearer"],
            new JsonObject { ["expression"] = text, ["numerator"] = found.Numerator.ToString(), ["denominator"] = found.Denominator.ToString(), ["distance"] = distance.ToString() });
    }

    private static ExactResult Table(string text, int count)
    {
        Expression expression = ExpressionParser.Parse(text);
        (IReadOnlyList<Integer> quotients, bool isWhole) = RealInput.IsDecimal(expression)
            ? ([.. Expand(ExpressionEvaluator.EvaluateRational(text))], true)
            : ExactContfracCommand.Quotients(expression, count);
        Convergent[] convergents = [.. ContinuedFraction.Convergents(quotients)];
        var table = new TextTable(" i", " quotient", " p", " q");
        for (int i = 0; i < convergents.Length; i++)
            table.Add(i.ToString(CultureInfo.InvariantCulture), quotients[i].ToString(), convergents[i].Numerator.ToString(), convergents[i].Denominator.ToString());
        var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer);
        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (isWhole) lines.Add("the last convergent is the number");
        return new ExactResult(lines, new JsonObject
        {
            ["expression"] = text,
            ["whole"] = isWhole,
            ["convergents"] = new JsonArray([.. convergents.Select((c, i) => new JsonObject { ["quotient"] = quotients[i].ToString(), ["p"] = c.Numerator.ToString(), ["q"] = c.Denominator.ToString() })]),
        });
    }

    private static IEnumerable<Integer> Expand(Rational value) => ContinuedFraction.Expand(value.Numerator, value.Denominator);
}
