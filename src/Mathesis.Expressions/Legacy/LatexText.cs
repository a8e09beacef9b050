using System.Text;

namespace Mathesis.Expressions;

/// <summary>LaTeX as plain text, as far as answers use it: fractions with a slash, roots with a sign, symbols as characters, other commands dropped.</summary>
internal static class LatexText
{
    /// <summary>The text of LaTeX.</summary>
    public static string Read(string latex)
    {
        latex = latex.Replace("\\tfrac", "\\frac", StringComparison.Ordinal).Replace("\\dfrac", "\\frac", StringComparison.Ordinal).Replace("\\frac", " \\frac", StringComparison.Ordinal);
        var result = new StringBuilder();
        int position = 0;
        Read(latex, ref position, result, 0, false);
        return result.ToString()
            .Replace("√", "sqrt", StringComparison.Ordinal).Replace("π", "pi", StringComparison.Ordinal).Replace("∞", "inf", StringComparison.Ordinal)
            .Replace("∪", "U", StringComparison.Ordinal).Replace("·", "*", StringComparison.Ordinal).Replace("×", "*", StringComparison.Ordinal).Trim();
    }

    private static void Read(string latex, ref int position, StringBuilder result, int depth, bool one)
    {
        while (position < latex.Length)
        {
            char c = latex[position];
            if (c == '}')
            {
                if (depth > 0) return;
                position++;
                continue;
            }
            position++;
            if (c == '{' && depth < 64)
            {
                Read(latex, ref position, result, depth + 1, false);
                if (position < latex.Length) position++;
            }
            else if (c == '\\')
            {
                Command(latex, ref position, result, depth);
            }
            else if (c != '$')
            {
                result.Append(c);
            }
            if (one && !char.IsWhiteSpace(c)) return;
        }
    }

    private static void Command(string latex, ref int position, StringBuilder result, int depth)
    {
        int start = position;
        while (position < latex.Length && char.IsAsciiLetter(latex[position])) position++;
        if (position == start && position < latex.Length) position++;
        string name = latex[start..position];
        // White space behind a command belongs to it.
        if (name.Length > 0 && char.IsAsciiLetter(name[0])) while (position < latex.Length && latex[position] == ' ') position++;
        switch (name)
        {
            case "frac" when depth < 64:
                Read(latex, ref position, result, depth, true);
                result.Append('/');
                Read(latex, ref position, result, depth, true);
                break;
            case "sqrt" when depth < 64:
                result.Append("√(");
                Read(latex, ref position, result, depth, true);
                result.Append(')');
                break;
            default:
                result.Append(name switch
                {
                    "pi" => "π",
                    "infty" => "∞",
                    "cup" => "∪",
                    "cdot" => "·",
                    "times" => "×",
                    "theta" => "θ",
                    "alpha" => "α",
                    "beta" => "β",
                    "le" or "leq" => "≤",
                    "ge" or "geq" => "≥",
                    "ne" or "neq" => "≠",
                    "pm" => "±",
                    "circ" => "∘",
                    "in" => "∈",
                    "cap" => "∩",
                    "{" or "}" or "%" or "$" or "&" or "#" or "_" => name,
                    " " or "," or ";" or ":" or "quad" or "qquad" => " ",
                    "\\" => "\n",
                    "sin" or "cos" or "tan" or "log" or "ln" or "exp" => name,
                    _ => "",
                });
                break;
        }
    }
}
