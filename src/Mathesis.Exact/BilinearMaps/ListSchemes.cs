using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// <c>.m</c> of flips: a list of products, each three matrices as lists of rows; fractions are written p/q. The third matrix is that of the transposed product.
/// </summary>
internal static class ListSchemes
{
    public static BilinearScheme Read(string text, string path, SchemeFileName? name, SchemeRing? ring)
    {
        int place = 0;
        LinearFormsBuilder? left = null, right = null, output = null;
        (int Rows, int Columns) a = default, b = default, c = default;
        Expect('{');
        do
        {
            Expect('{');
            Matrix(ref left, ref a);
            Expect(',');
            Matrix(ref right, ref b);
            Expect(',');
            Matrix(ref output, ref c);
            Expect('}');
        }
        while (Accept(','));
        Expect('}');
        SkipBlanks();
        if (place < text.Length && text[place] != ';') throw Wrong("the end of the list");
        if (a.Columns != b.Rows || c != (b.Columns, a.Rows))
            throw new InputError($"matrices of {a.Rows} x {a.Columns}, {b.Rows} x {b.Columns} and {c.Rows} x {c.Columns} make no product", path, "expected n1 x n2, n2 x n3 and n3 x n1");
        var map = BilinearMap.MatrixProduct(a.Rows, a.Columns, b.Columns);
        return SchemeFiles.Compose(map, ring, name, left!.ToForms(), right!.ToForms(), SchemeFiles.Transposed(output!.ToForms(), map.Rows, map.Columns));

        void Matrix(ref LinearFormsBuilder? forms, ref (int Rows, int Columns) shape)
        {
            var entries = new List<(long, long)>();
            int rows = 0, columns = 0;
            Expect('{');
            do
            {
                Expect('{');
                int before = entries.Count;
                do entries.Add(Fraction());
                while (Accept(','));
                Expect('}');
                if (rows++ == 0) columns = entries.Count;
                else if (entries.Count - before != columns) throw Wrong($"a row of {columns} entries before this place");
            }
            while (Accept(','));
            Expect('}');
            if (forms is null) shape = (rows, columns);
            else if (shape != (rows, columns)) throw Wrong($"a matrix of {shape.Rows} x {shape.Columns} before this place");
            forms ??= new LinearFormsBuilder(entries.Count);
            forms.Add(entries, Where());
        }

        (long, long) Fraction()
        {
            long numerator = Integer(), denominator = Accept('/') ? Integer() : 1;
            return denominator > 0 ? (numerator, denominator) : throw Wrong("a denominator above 0");
        }

        long Integer()
        {
            SkipBlanks();
            int start = place;
            if (place < text.Length && text[place] == '-') place++;
            while (place < text.Length && char.IsAsciiDigit(text[place])) place++;
            return long.TryParse(text.AsSpan(start, place - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : throw Wrong("an integer");
        }

        void Expect(char wanted)
        {
            if (!Accept(wanted)) throw Wrong($"'{wanted}'");
        }

        bool Accept(char wanted)
        {
            SkipBlanks();
            if (place >= text.Length || text[place] != wanted) return false;
            place++;
            return true;
        }

        void SkipBlanks()
        {
            while (place < text.Length && char.IsWhiteSpace(text[place])) place++;
        }

        string Where() => $"{path}:{text.AsSpan(0, Math.Min(place, text.Length)).Count('\n') + 1}";

        InputError Wrong(string expected) => new(place < text.Length ? $"'{text[place]}' is not what a list of matrices has here" : "the list is cut off", Where(), $"expected {expected}");
    }

    public static string Write(BilinearScheme scheme)
    {
        SchemeFiles.RequireProduct(scheme, ".m");
        BilinearMap map = scheme.Map;
        LinearForms output = SchemeFiles.Transposed(scheme.Output, map.Columns, map.Rows);
        var text = new StringBuilder("{");
        for (int q = 0; q < scheme.Rank; q++)
        {
            if (q > 0) text.Append(",\n ");
            text.Append('{').Append(List(scheme.Left, q, map.Inner)).Append(", ").Append(List(scheme.Right, q, map.Columns)).Append(", ").Append(List(output, q, map.Rows)).Append('}');
        }
        return text.Append("}\n").ToString();
    }

    private static string List(LinearForms forms, int form, int columns) =>
        $"{{{string.Join(", ", Enumerable.Range(0, forms.Length / columns).Select(row => $"{{{string.Join(", ", Enumerable.Range(row * columns, columns).Select(i => SchemeText.Fraction(forms.Coefficient(form, i))))}}}"))}}}";
}
