using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary><c>.exp</c> of flips: a product a line, <c>(a11-2*a22)*(b11)*(c12)</c>; c12 is the entry of the transposed product. Sizes are the largest indices, or the file name's.</summary>
internal static class ExpressionSchemes
{
    public static BilinearScheme Read(string text, string path, SchemeFileName? name, SchemeRing? ring)
    {
        var products = new List<(LinearExpression[] Factors, string Where)>();
        int line = 0;
        foreach (string raw in text.Split('\n'))
        {
            line++;
            string row = raw.Trim();
            if (row.Length == 0) continue;
            string where = $"{path}:{line}";
            string[] parts = Factors(row);
            if (parts.Length != 3) throw new InputError($"'{Shorten(row)}' is no product of three factors", where, "expected (a11+a22)*(b11)*(c12)");
            LinearExpression[] factors = [.. parts.Select(part => LinearExpression.Parse(part, where))];
            for (int i = 0; i < 3; i++)
                if (factors[i].Letters is { } letters && letters != "abc"[i..(i + 1)]) throw new InputError($"factor {i + 1} is in {letters}", where, $"expected variables {"abc"[i]}11, {"abc"[i]}12, ...");
            products.Add((factors, where));
        }
        if (products.Count == 0) throw new InputError("the file holds no product", path, "expected (a11+a22)*(b11)*(c12)");
        int n1 = Largest(0, true), n2 = Largest(0, false), n3 = Largest(1, false);
        BilinearMap map = name?.Map ?? BilinearMap.MatrixProduct(n1, n2, n3);
        return SchemeFiles.Compose(
            map, ring, name, Forms(0, map.Rows, map.Inner), Forms(1, map.Inner, map.Columns), SchemeFiles.Transposed(Forms(2, map.Columns, map.Rows), map.Rows, map.Columns));

        int Largest(int factor, bool rows) => products.SelectMany(product => product.Factors[factor].Terms).Select(term => rows ? term.Row : term.Column).DefaultIfEmpty(1).Max();

        LinearForms Forms(int factor, int rows, int columns)
        {
            var forms = new LinearFormsBuilder(rows * columns);
            foreach ((LinearExpression[] factors, string where) in products)
            {
                var coefficients = new (long, long)[rows * columns];
                Array.Fill(coefficients, (0, 1));
                foreach (LinearExpression.Term term in factors[factor].Terms)
                {
                    if (term.Row < 1 || term.Column < 1 || term.Row > rows || term.Column > columns) throw new InputError($"index {term.Row}{term.Column} lies outside the {rows} x {columns} matrix", where, $"expected a scheme for {map}");
                    coefficients[((term.Row - 1) * columns) + term.Column - 1] = (term.Numerator, term.Denominator);
                }
                forms.Add(coefficients, where);
            }
            return forms.ToForms();
        }
    }

    public static string Write(BilinearScheme scheme)
    {
        SchemeFiles.RequireProduct(scheme, ".exp");
        BilinearMap map = scheme.Map;
        if (map.Rows > 9 || map.Inner > 9 || map.Columns > 9) throw new InputError($".exp files write indices with one digit, and {map} has more", expected: "write .json, .txt or .m");
        LinearForms output = SchemeFiles.Transposed(scheme.Output, map.Columns, map.Rows);
        var text = new StringBuilder();
        for (int q = 0; q < scheme.Rank; q++)
        {
            text.Append('(').Append(SchemeText.Sum(scheme.Left, q, map.LeftName, "*", "")).Append(")*(").Append(SchemeText.Sum(scheme.Right, q, map.RightName, "*", ""))
                .Append(")*(").Append(SchemeText.Sum(output, q, i => $"c{(i / map.Rows) + 1}{(i % map.Rows) + 1}", "*", "")).Append(")\n");
        }
        return text.ToString();
    }

    /// <summary>The factors of a product without their parentheses; those of a single variable need none. A number belongs to the factor behind it.</summary>
    private static string[] Factors(string row)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i <= row.Length; i++)
        {
            if (i < row.Length && row[i] != '*')
            {
                depth += row[i] == '(' ? 1 : row[i] == ')' ? -1 : 0;
                continue;
            }
            string part = row[start..i];
            if (depth != 0 || !part.Any(char.IsAsciiLetter)) continue;
            parts.Add(part.StartsWith('(') && part.EndsWith(')') ? part[1..^1] : part);
            start = i + 1;
        }
        return [.. parts];
    }

    private static string Shorten(string row) => row.Length <= 40 ? row : $"{row[..40]}...";
}
