using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact pslq</c>: integer relations between numbers.</summary>
internal sealed class ExactPslqCommand : ExactSubcommand
{
    private readonly Option<int> digits = DigitsOption(100, "The digits to which expressions are computed");
    private readonly Option<double> margin = new("--margin") { Description = "Digits that must be known beyond those that the coefficients could fit by chance", HelpName = "N", DefaultValueFactory = _ => IntegerRelation.StandardMargin };

    /// <summary>Creates the command.</summary>
    public ExactPslqCommand(Services services)
        : base(
            services, "pslq", "Find an integer relation between numbers, refusing over-fitted ones; exit code 1 when none is supported", "number",
            "Two or more expressions, or decimals that are right to a unit of their last digit",
            "mathesis exact pslq \"atan(1)\" \"atan(1/5)\" \"atan(1/239)\"", "mathesis exact pslq pi \"ln(2)\" 1 --digits 200")
    {
        Add(digits);
        Add(margin);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        int count = DigitsOf(parsed, digits);
        double wanted = parsed.GetValue(margin);
        if (!(wanted >= 0)) throw new InputError($"{wanted} is out of range", margin.Name, "expected a number that is not negative");
        if (texts.Count > 50) throw new InputError($"{texts.Count} numbers are given", expected: "expected 2 to 50");
        RelationSearch search = IntegerRelation.Find([.. texts.Select(text => RealInput.Read(text, count))], wanted);
        var json = new JsonObject
        {
            ["numbers"] = Strings(texts),
            ["relation"] = search.IsSupported ? Strings(search.Relation!) : null,
            ["digitsGiven"] = Math.Round(search.DigitsGiven, 1),
            ["digitsFitted"] = search.Relation is null ? null : Math.Round(search.DigitsFitted, 1),
            ["normBelow"] = search.NormBelow?.ToString(),
        };
        if (search.IsSupported)
        {
            yield return new ExactResult(
                [
                    string.Join(' ', search.Relation!),
                    string.Join(" + ", search.Relation!.Select((c, i) => $"({c})*({texts[i]})")) + " = 0",
                    FormattableString.Invariant($"{search.DigitsGiven:0.0} digits are known, the coefficients could have fitted {search.DigitsFitted:0.0}"),
                ],
                json);
            yield break;
        }
        var lines = new List<string> { "no relation is supported" };
        if (search.Relation is not null)
            lines.Add(FormattableString.Invariant($"refused as over-fitted: {string.Join(' ', search.Relation)} could fit {search.DigitsFitted:0.0} of {search.DigitsGiven:0.0} digits, a margin of {wanted:0.#} is wanted"));
        if (search.NormBelow is Integer norm) lines.Add($"every relation has a norm of at least {norm}");
        yield return new ExactResult(lines, json, IsNegative: true);
    }
}
