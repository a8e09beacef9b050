using System.CommandLine;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact lll</c>: lattice reduction.</summary>
internal sealed class ExactLllCommand : ExactSubcommand
{
    private readonly Option<string> delta = new("--delta") { Description = "Delta of Lovasz's condition, between 1/4 and 1", HelpName = "D", DefaultValueFactory = _ => "99/100" };
    private readonly Option<bool> transformation = new("--transformation") { Description = "Also print each vector's coefficients over the vectors given" };

    /// <summary>Creates the command.</summary>
    public ExactLllCommand(Services services)
        : base(
            services, "lll", "Reduce a lattice basis; the result is checked exactly", "vector", "Vectors such as \"1 0 331\" \"0 1 47\", one to an argument or a line",
            "mathesis exact lll \"1 0 331\" \"0 1 47\"", "mathesis exact lll --delta 3/4 --transformation < basis.txt")
    {
        Add(delta);
        Add(transformation);
    }

    /// <inheritdoc/>
    protected override IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts)
    {
        Integer[][] vectors = [.. texts.Select(Parse)];
        ReducedLattice reduced = LatticeReduction.Reduce(vectors, ExpressionEvaluator.EvaluateRational(parsed.GetValue(delta)!));
        var lines = reduced.Basis.Select(vector => string.Join(' ', vector)).ToList();
        if (parsed.GetValue(transformation))
        {
            lines.Add("transformation");
            lines.AddRange(reduced.Transformation.Select(row => string.Join(' ', row)));
        }
        if (reduced.Relations.Count > 0)
        {
            lines.Add("relations between the vectors given");
            lines.AddRange(reduced.Relations.Select(row => string.Join(' ', row)));
        }
        yield return new ExactResult(lines, new JsonObject
        {
            ["basis"] = Rows(reduced.Basis),
            ["transformation"] = Rows(reduced.Transformation),
            ["relations"] = Rows(reduced.Relations),
        });
    }

    private static JsonArray Rows(IEnumerable<IReadOnlyList<Integer>> rows) => [.. rows.Select(row => (JsonNode?)Strings(row))];

    private static Integer[] Parse(string text)
    {
        string[] parts = text.Trim().TrimStart('[', '(').TrimEnd(']', ')', ',').Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) throw new InputError($"'{text}' is not a vector", expected: "expected integers separated by spaces");
        return [.. parts.Select(part => Integer.Parse(part))];
    }
}
