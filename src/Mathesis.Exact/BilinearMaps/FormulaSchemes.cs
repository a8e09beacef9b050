using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Formulas as flip-cpd and this program write them: <c>m1 = (a1 - a2)(b2)</c>, then <c>c1 = m1 + m4</c>. Variables are numbered from 1 in the order of
/// <see cref="MatrixStructure"/> when the outputs are numbered from 1 on, and named by row and column otherwise.
/// </summary>
internal static class FormulaSchemes
{
    /// <summary>Whether a text begins like formulas.</summary>
    public static bool IsFormula(string text) => text.TrimStart().StartsWith('m');

    public static BilinearScheme Read(string text, string path, SchemeFileName? name, SchemeRing? ring)
    {
        if (name is null) throw new InputError("the file's name does not say what it computes", path, "expected a name such as kg-333-rank14.txt or 4x4x4_m49.formulas.txt");
        BilinearMap map = name.Map;
        var products = new List<(LinearExpression Left, LinearExpression Right, string Where)>();
        var outputs = new List<(string Label, LinearExpression Sum, string Where)>();
        int line = 0;
        foreach (string raw in text.Split('\n'))
        {
            line++;
            string row = raw.Replace(" ", "", StringComparison.Ordinal).Trim();
            if (row.Length == 0) continue;
            string where = $"{path}:{line}";
            int equals = row.IndexOf('=', StringComparison.Ordinal);
            if (equals < 2) throw new InputError("the line is no equation", where, "expected m1 = (a1 - a2)(b2) or c1 = m1 + m4");
            string label = row[..equals], side = row[(equals + 1)..];
            if (label[0] == 'm')
            {
                string[] factors = side.Split(")(");
                if (factors.Length != 2 || factors[0][0] != '(' || factors[1][^1] != ')' || label != string.Create(CultureInfo.InvariantCulture, $"m{products.Count + 1}"))
                    throw new InputError($"'{label}' is not the next product", where, string.Create(CultureInfo.InvariantCulture, $"expected m{products.Count + 1} = (...)(...)"));
                products.Add((LinearExpression.Parse(factors[0][1..], where), LinearExpression.Parse(factors[1][..^1], where), where));
            }
            else
            {
                outputs.Add((label, LinearExpression.Parse(side, where), where));
            }
        }
        if (outputs.Count != map.OutputCount) throw new InputError($"there are {outputs.Count} outputs", path, $"expected {map.OutputCount} for {map}");
        bool isNumbered = outputs[0].Label == "c1";
        Dictionary<string, int> left = Names(map.Left.Count, isNumbered ? Numbered('a') : map.LeftName), right = Names(map.Right.Count, isNumbered ? Numbered('b') : map.RightName);
        Dictionary<string, int> output = Names(map.OutputCount, isNumbered ? Numbered('c') : map.OutputName);
        LinearFormsBuilder leftForms = new(map.Left.Count), rightForms = new(map.Right.Count);
        foreach ((LinearExpression a, LinearExpression b, string where) in products)
        {
            leftForms.Add(Row(a, left, 'a', where), where);
            rightForms.Add(Row(b, right, 'b', where), where);
        }
        var columns = new (long, long)[products.Count][];
        for (int q = 0; q < columns.Length; q++)
        {
            columns[q] = new (long, long)[map.OutputCount];
            Array.Fill(columns[q], (0, 1));
        }
        foreach ((string label, LinearExpression sum, string where) in outputs)
        {
            if (!output.TryGetValue(label, out int c)) throw new InputError($"'{label}' is no output", where, $"expected {output.Keys.First()} to {output.Keys.Last()}");
            foreach (LinearExpression.Term term in sum.Terms)
            {
                if (term.Index < 1 || term.Index > products.Count) throw new InputError($"there is no product m{term.Index}", where, $"expected m1 to m{products.Count}");
                columns[term.Index - 1][c] = (term.Numerator, term.Denominator);
            }
        }
        var outputForms = new LinearFormsBuilder(map.OutputCount);
        foreach ((long, long)[] column in columns) outputForms.Add(column, path);
        return SchemeFiles.Compose(map, ring, name, leftForms.ToForms(), rightForms.ToForms(), outputForms.ToForms());

        static Func<int, string> Numbered(char letter) => i => string.Create(CultureInfo.InvariantCulture, $"{letter}{i + 1}");

        static Dictionary<string, int> Names(int count, Func<int, string> name) => Enumerable.Range(0, count).ToDictionary(name, i => i);

        (long, long)[] Row(LinearExpression sum, Dictionary<string, int> names, char letter, string where)
        {
            var row = new (long, long)[names.Count];
            Array.Fill(row, (0, 1));
            foreach (LinearExpression.Term term in sum.Terms)
            {
                string full = term.Row > 9 || term.Column > 9 || (term.Row > 0 && term.Index != (10 * term.Row) + term.Column)
                    ? string.Create(CultureInfo.InvariantCulture, $"{letter}{term.Row}_{term.Column}")
                    : string.Create(CultureInfo.InvariantCulture, $"{letter}{term.Index}");
                if (isNumbered) full = string.Create(CultureInfo.InvariantCulture, $"{letter}{term.Index}");
                if (!names.TryGetValue(full, out int variable)) throw new InputError($"there is no variable {full}", where, $"expected {names.Keys.First()} to {names.Keys.Last()}");
                row[variable] = (term.Numerator, term.Denominator);
            }
            return row;
        }
    }
}
