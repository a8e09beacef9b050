using System.Globalization;
using System.Text;

namespace Mathesis.Exact;

/// <summary>Schemes as formulas: plain text and LaTeX.</summary>
public static class SchemeText
{
    /// <summary>Products and outputs as lines: <c>m1 = (a11 + a22)(b11 + b22)</c> and <c>c11 = m1 + m4 - m5 + m7</c>.</summary>
    public static string Formulas(BilinearScheme scheme)
    {
        var text = new StringBuilder();
        for (int q = 0; q < scheme.Rank; q++)
            text.Append(CultureInfo.InvariantCulture, $"m{q + 1} = ({Sum(scheme.Left, q, scheme.Map.LeftName)})({Sum(scheme.Right, q, scheme.Map.RightName)})\n");
        text.Append('\n');
        for (int c = 0; c < scheme.Map.OutputCount; c++) text.Append(CultureInfo.InvariantCulture, $"{scheme.Map.OutputName(c)} = {OutputSum(scheme, c, q => $"m{q + 1}")}\n");
        return text.ToString();
    }

    /// <summary>Products and outputs as the lines of an <c>align*</c> environment.</summary>
    public static string Latex(BilinearScheme scheme)
    {
        var text = new StringBuilder("\\begin{align*}\n");
        for (int q = 0; q < scheme.Rank; q++)
            text.Append(CultureInfo.InvariantCulture, $"m_{{{q + 1}}} &= ({Subscripts(Sum(scheme.Left, q, scheme.Map.LeftName))})({Subscripts(Sum(scheme.Right, q, scheme.Map.RightName))}) \\\\\n");
        for (int c = 0; c < scheme.Map.OutputCount; c++)
        {
            string end = c + 1 < scheme.Map.OutputCount ? " \\\\" : "";
            text.Append(CultureInfo.InvariantCulture, $"{Subscripts(scheme.Map.OutputName(c))} &= {Subscripts(OutputSum(scheme, c, q => $"m{q + 1}"))}{end}\n");
        }
        return text.Append("\\end{align*}\n").ToString();
    }

    /// <summary>A form as a sum of variables.</summary>
    internal static string Sum(LinearForms forms, int form, Func<int, string> name, string times = "", string blank = " ") =>
        Sum(Enumerable.Range(0, forms.Length).Select(i => (forms.Coefficient(form, i), name(i))), times, blank);

    /// <summary>An output as a sum of products.</summary>
    internal static string OutputSum(BilinearScheme scheme, int output, Func<int, string> name, string times = "") =>
        Sum(Enumerable.Range(0, scheme.Rank).Select(q => (scheme.Output.Coefficient(q, output), name(q))), times, " ");

    /// <summary><c>p</c> or <c>p/q</c>.</summary>
    internal static string Fraction((int Numerator, int Denominator) value) =>
        value.Denominator == 1 || value.Numerator == 0 ? value.Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");

    private static string Sum(IEnumerable<((int Numerator, int Denominator) Coefficient, string Name)> terms, string times, string blank)
    {
        var text = new StringBuilder();
        foreach (((int numerator, int denominator), string name) in terms)
        {
            if (numerator == 0) continue;
            if (text.Length > 0) text.Append(blank).Append(numerator < 0 ? '-' : '+').Append(blank);
            else if (numerator < 0) text.Append('-');
            if (Math.Abs(numerator) != 1 || denominator != 1) text.Append(Fraction((Math.Abs(numerator), denominator))).Append(times);
            text.Append(name);
        }
        return text.Length > 0 ? text.ToString() : "0";
    }

    /// <summary>Indices become subscripts and fractions stay as they are: a12 is a_{12}.</summary>
    private static string Subscripts(string sum)
    {
        var text = new StringBuilder();
        for (int i = 0; i < sum.Length; i++)
        {
            text.Append(sum[i]);
            if (!char.IsAsciiLetter(sum[i])) continue;
            int end = i + 1;
            while (end < sum.Length && (char.IsAsciiDigit(sum[end]) || sum[end] == '_')) end++;
            text.Append("_{").Append(sum[(i + 1)..end].Replace('_', ',')).Append('}');
            i = end - 1;
        }
        return text.ToString();
    }
}
