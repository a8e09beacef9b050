using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact eval</c>: the value of an expression, exact or to proved digits.</summary>
internal sealed class ExactEvalCommand : ExactSubcommand
{
    /// <summary>The most characters of an exact fraction that is printed whole.</summary>
    private const int LongestFraction = 2_000_000;

    private readonly Option<int> digits = DigitsOption(50, "How many significant digits");

    /// <summary>Creates the command.</summary>
    public ExactEvalCommand(Services services)
        : base(
            services, "eval", "Evaluate expressions: exact where rational, else to digits that are all proved", "expression",
            "Expressions such as \"sqrt(2)/3 + 5!\"; constants: pi, e, phi, gamma, catalan, zeta(3)",
            "mathesis exact eval \"pi^2/6 - zeta(2) + 1/3\"", "mathesis exact eval \"exp(pi*sqrt(163))\" --digits 40", "mathesis exact eval \"100!\" \"2^127 - 1\" --json") =>
        Add(digits);

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int count = DigitsOf(parsed, digits);
        return texts.Select(text => Evaluate(text, count));
    }

    private static ExactResult Evaluate(string text, int count)
    {
        ExpressionValue value = ExpressionEvaluator.Evaluate(text);
        var json = new JsonObject { ["expression"] = text };
        var lines = new List<string>();
        if (value.Exact is Rational exact)
        {
            // A longer one is shown by its first digits, like an irrational number.
            bool isShort = (exact.Numerator.BitLength + exact.Denominator.BitLength) * 0.30103 < LongestFraction;
            string? whole = isShort ? exact.ToString() : null;
            json["exact"] = whole;
            if (whole is not null) lines.Add(whole);
            if (whole is not null && exact.IsInteger) return new ExactResult(lines, json);
        }
        if (!value.TryGetDigits(count, out DecimalDigits? found, out Ball ball)) return Undecided(text, ball, json);
        json["digits"] = found.ToString();
        json["digitsAreTheWhole"] = found.IsExact;
        string power = found.ErrorExponent.ToString(CultureInfo.InvariantCulture);
        json["errorBelow"] = found.IsExact ? "0" : $"1e{power}";
        if (!found.IsExact)
        {
            lines.Add(found.ToString());
            lines.Add($"all {count} digits are proved; cut, so that the error is below 1e{power}");
        }
        else
        {
            lines.Add(found.ToString());
        }
        return new ExactResult(lines, json);
    }

    /// <summary>A value that cannot be told from 0: how near it is at least.</summary>
    private static ExactResult Undecided(string text, Ball ball, JsonObject json)
    {
        if (!ball.IsFinite) throw new InputError($"'{Shorten(text)}' is not a real number, or too large to be computed", expected: "expected a value that is defined, such as ln(2)");
        string bound = ball.MagnitudeAbove.ToString();
        json["magnitudeBelow"] = bound;
        return new ExactResult([$"0 +- {bound}", "the value could not be told from 0"], json);
    }
}
