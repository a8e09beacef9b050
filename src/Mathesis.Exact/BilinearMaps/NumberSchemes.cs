using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// <c>.txt</c> of ternary_flip_graph: sizes and rank, then all rows of the three factors, integers between blanks. The third factor is that of the transposed product.
/// A file of several schemes begins with their number alone in the first line.
/// </summary>
internal static class NumberSchemes
{
    private const int MostSchemes = 1_000_000;

    public static IReadOnlyList<BilinearScheme> Read(string text, string path, SchemeFileName? name, SchemeRing? ring)
    {
        (string Token, int Line)[] tokens = [.. Tokens(text)];
        if (tokens.Length == 0) throw new InputError("the file is empty", path, "expected n1 n2 n3 rank and the factors");
        int next = 0;
        bool isMultiple = tokens.Length > 1 && tokens[1].Line > tokens[0].Line;
        int count = isMultiple ? Take("a number of schemes", 1, MostSchemes) : 1;
        var schemes = new List<BilinearScheme>();
        for (int k = 0; k < count; k++)
        {
            int n1 = Take("n1", 1, BilinearMap.LargestSize), n2 = Take("n2", 1, BilinearMap.LargestSize), n3 = Take("n3", 1, BilinearMap.LargestSize), rank = Take("the rank", 1, 1_000_000);
            var map = BilinearMap.MatrixProduct(n1, n2, n3);
            long needed = (long)rank * (map.Left.Count + map.Right.Count + map.OutputCount);
            if (tokens.Length - next < needed)
                throw new InputError($"rank {rank} of {map} needs {needed} coefficients, and {tokens.Length - next} follow", path, "expected r rows of each factor");
            LinearForms left = Forms(rank, map.Left.Count), right = Forms(rank, map.Right.Count), output = SchemeFiles.Transposed(Forms(rank, map.OutputCount), n1, n3);
            schemes.Add(SchemeFiles.Compose(map, ring, isMultiple ? null : name, left, right, output));
        }
        if (next < tokens.Length) throw new InputError($"'{tokens[next].Token}' follows the last coefficient", $"{path}:{tokens[next].Line}", "expected the end of the file");
        return schemes;

        int Take(string what, int low, int high)
        {
            if (next == tokens.Length) throw new InputError($"{what} is missing", path, "expected n1 n2 n3 rank and the factors");
            (string token, int line) = tokens[next++];
            return int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= low && value <= high
                ? value
                : throw new InputError($"'{token}' is not {what}", $"{path}:{line}", string.Create(CultureInfo.InvariantCulture, $"expected an integer from {low} to {high}"));
        }

        LinearForms Forms(int rank, int length)
        {
            int[] values = new int[rank * length];
            for (int i = 0; i < values.Length; i++) values[i] = Take("a coefficient", -int.MaxValue, int.MaxValue);
            return new LinearForms(length, values);
        }
    }

    public static string Write(IReadOnlyList<BilinearScheme> schemes)
    {
        var text = new StringBuilder();
        if (schemes.Count != 1) text.Append(CultureInfo.InvariantCulture, $"{schemes.Count}\n");
        foreach (BilinearScheme scheme in schemes)
        {
            SchemeFiles.RequireProduct(scheme, ".txt");
            if (scheme.SmallestRing() == SchemeRing.Q) throw new InputError(".txt files hold integers alone, and the scheme has fractions", expected: "write .json, .exp, .m or .npy");
            BilinearMap map = scheme.Map;
            text.Append(CultureInfo.InvariantCulture, $"{map.Rows} {map.Inner} {map.Columns} {scheme.Rank}\n");
            foreach (LinearForms forms in (LinearForms[])[scheme.Left, scheme.Right, SchemeFiles.Transposed(scheme.Output, map.Columns, map.Rows)])
                for (int form = 0; form < forms.Count; form++)
                    text.AppendJoin(' ', forms[form].ToArray().Select(value => (scheme.Ring == SchemeRing.Z3 && value < 0 ? 2 : value).ToString(CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<(string, int)> Tokens(string text)
    {
        int line = 0;
        foreach (string row in text.Split('\n'))
        {
            line++;
            foreach (string token in row.Split([' ', '\t', '\r', ','], StringSplitOptions.RemoveEmptyEntries)) yield return (token, line);
        }
    }
}
