using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact minpoly</c>: the minimal polynomial of an algebraic expression, proved, or of a decimal, recognised with a margin.</summary>
internal sealed class ExactMinpolyCommand : ExactSubcommand
{
    private readonly Option<int> degree = new("--degree") { Description = "The largest degree that is tried", HelpName = "N", DefaultValueFactory = _ => 12 };
    private readonly Option<int> digits = DigitsOption(100, "The digits to which an expression is computed when it is not algebraic by itself");
    private readonly Option<double> margin = new("--margin") { Description = "Digits that must be known beyond those that the coefficients could fit by chance", HelpName = "N", DefaultValueFactory = _ => IntegerRelation.StandardMargin };

    /// <summary>Creates the command.</summary>
    public ExactMinpolyCommand(Services services)
        : base(
            services, "minpoly", "The minimal polynomial of a number: proved for expressions with roots, recognised from digits else; exit code 1 when there is none", "number",
            "Expressions, or decimals that are right to a unit of their last digit",
            "mathesis exact minpoly \"sqrt(2) + cbrt(3)\"", "mathesis exact minpoly 1.32471795724474602596090885447809734", "mathesis exact minpoly \"2*cos(2*pi/7)\" --degree 6")
    {
        Add(degree);
        Add(digits);
        Add(margin);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int most = parsed.GetValue(degree), count = DigitsOf(parsed, digits);
        if (most is < 1 or > 60) throw new InputError($"{most} is out of range", degree.Name, "expected 1 to 60");
        double wanted = parsed.GetValue(margin);
        if (!(wanted >= 0)) throw new InputError($"{wanted} is out of range", margin.Name, "expected a number that is not negative");
        return texts.Select(text => Find(text, most, count, wanted));
    }

    private static ExactResult Find(string text, int most, int count, double wanted)
    {
        Expression expression = ExpressionParser.Parse(text);
        var json = new JsonObject { ["expression"] = text };
        if (!RealInput.IsDecimal(expression) && AlgebraicEvaluator.Evaluate(expression) is { } number)
        {
            json["polynomial"] = number.MinimalPolynomial.ToString();
            json["degree"] = number.Degree;
            json["proved"] = true;
            return new ExactResult([number.MinimalPolynomial.ToString(), $"proved: irreducible, with the number as a root; degree {number.Degree}"], json);
        }
        Ball ball = RealInput.Read(text, count);
        RelationSearch search = MinimalPolynomial.Find(ball, most, wanted);
        json["proved"] = false;
        if (search.Relation is null)
        {
            json["polynomial"] = null;
            return new ExactResult([$"none of degree up to {most} is supported by {search.DigitsGiven:0} digits with a margin of {wanted:0.#}"], json, IsNegative: true);
        }
        var polynomial = new IntegerPolynomial([.. search.Relation]);
        json["polynomial"] = polynomial.ToString();
        json["degree"] = polynomial.Degree;
        json["digitsGiven"] = Math.Round(search.DigitsGiven, 1);
        json["digitsFitted"] = Math.Round(search.DigitsFitted, 1);
        return new ExactResult(
            [polynomial.ToString(), FormattableString.Invariant($"recognised: {search.DigitsGiven:0.0} digits are known, the coefficients could have fitted {search.DigitsFitted:0.0}; it has a real root within the digits given")],
            json);
    }
}
