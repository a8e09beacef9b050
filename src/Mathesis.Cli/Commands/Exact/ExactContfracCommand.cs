using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact contfrac</c>: continued fractions, whole, periodic or as far as asked.</summary>
internal sealed class ExactContfracCommand : ExactSubcommand
{
    private readonly Option<int> terms = new("--terms") { Description = "How many quotients of a number that has no end", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<bool> nearest = new("--nearest") { Description = "Signed quotients, each the nearest integer; of rational numbers" };

    /// <summary>Creates the command.</summary>
    public ExactContfracCommand(Services services)
        : base(
            services, "contfrac", "The continued fraction of a number: whole when rational, with its period when quadratic, else its first proved quotients", "number",
            "Expressions; a decimal with a point is right to a unit of its last digit",
            "mathesis exact contfrac 415/93", "mathesis exact contfrac \"sqrt(61)\"", "mathesis exact contfrac pi --terms 100", "mathesis exact contfrac 3.14159265358979")
    {
        Add(terms);
        Add(nearest);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int count = parsed.GetValue(terms);
        if (count is < 1 or > 1_000_000) throw new InputError($"{count} is out of range", terms.Name, "expected 1 to 1000000");
        return texts.Select(text => Expand(text, count, parsed.GetValue(nearest)));
    }

    /// <summary>The quotients that are known of a number, and whether they are all.</summary>
    public static (IReadOnlyList<Integer> Quotients, bool IsWhole) Quotients(Expression expression, int count)
    {
        if (RealInput.IsDecimal(expression))
        {
            Integer[] proved = [.. BallContinuedFraction.Expand(RealInput.Read(expression, "", 0)).Take(count)];
            return proved.Length > 0 ? (proved, false) : throw new InputError("the decimal is known to too few digits", expected: "expected more digits, or a fraction such as 3/2");
        }
        ExpressionValue value = ExpressionEvaluator.Evaluate(expression);
        if (value.Exact is Rational exact) return ([.. ContinuedFraction.Expand(exact.Numerator, exact.Denominator)], true);
        IReadOnlyList<Integer> quotients = BallContinuedFraction.Expand(value.ToBall, count, mostBits: Math.Max(1 << 16, 64 * count));
        return quotients.Count > 0 ? (quotients, false) : throw new InputError("the number is not defined, or could not be told from an integer", expected: "expected another number");
    }

    private static ExactResult Expand(string text, int count, bool nearest)
    {
        Expression expression = ExpressionParser.Parse(text);
        var json = new JsonObject { ["expression"] = text };
        if (nearest)
        {
            Integer[] signed = [.. NearestIntegerContinuedFraction.Expand(ExpressionEvaluator.EvaluateRational(text))];
            json["quotients"] = Strings(signed);
            json["whole"] = true;
            return ExactResult.Of(Show(signed, [], true), json);
        }
        if (!RealInput.IsDecimal(expression) && QuadraticEvaluator.Evaluate(expression) is QuadraticIrrational quadratic)
        {
            (IReadOnlyList<Integer> start, IReadOnlyList<Integer> period) = quadratic.Expand();
            json["quotients"] = Strings(start);
            json["period"] = Strings(period);
            return new ExactResult([Show(start, period, true), $"the part in parentheses repeats; its length is {period.Count}"], json);
        }
        (IReadOnlyList<Integer> quotients, bool isWhole) = Quotients(expression, count);
        json["quotients"] = Strings(quotients);
        json["whole"] = isWhole;
        return ExactResult.Of(Show(quotients, [], isWhole), json);
    }

    private static string Show(IReadOnlyList<Integer> start, IReadOnlyList<Integer> period, bool isWhole)
    {
        IEnumerable<string> parts = start.Select(quotient => quotient.ToString());
        if (period.Count > 0) parts = parts.Append($"({string.Join(", ", period)})");
        if (!isWhole) parts = parts.Append("...");
        string[] all = [.. parts];
        return all.Length == 1 ? $"[{all[0]}]" : $"[{all[0]}; {string.Join(", ", all.Skip(1))}]";
    }
}
