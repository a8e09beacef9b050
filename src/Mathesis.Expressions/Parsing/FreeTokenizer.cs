using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Expressions;

/// <summary>Cuts LaTeX, Unicode and plain mathematics into tokens.</summary>
internal sealed class FreeTokenizer
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    private readonly string text;
    private readonly int end;
    private readonly ParserLimits limits;
    private readonly List<Token> tokens;
    private int position;
    private int depth;
    private int digits;
    private bool space;

    private FreeTokenizer(string text, int start, int end, List<Token> tokens, ParserLimits limits) => (this.text, position, this.end, this.tokens, this.limits) = (text, start, end, tokens, limits);

    /// <summary>The tokens of a text, the end last.</summary>
    /// <exception cref="InputError">A character belongs to no token.</exception>
    public static List<Token> Read(string text, ParserLimits limits)
    {
        var tokens = new List<Token>(Math.Min(16 + (text.Length / 4), 256));
        new FreeTokenizer(text, 0, text.Length, tokens, limits).Read();
        tokens.Add(new Token(TokenKind.End, "", new SourceSpan(text.Length, 0)));
        return tokens;
    }

    private char At(int place) => place < end ? text[place] : '\0';

    private void Read()
    {
        while (position < end)
        {
            char c = text[position];
            if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(position + 1)))) ReadNumber();
            else if (char.IsAsciiLetter(c)) ReadLetters();
            else if (c == '\\') ReadCommand();
            else if (c <= ' ' || c == '~') Skip();
            else if (c < 128) ReadAscii(c);
            else ReadUnicode(c);
        }
    }

    private void Skip()
    {
        space = true;
        position++;
    }

    private void Add(TokenKind kind, string token, int start, int length)
    {
        tokens.Add(new Token(kind, token, new SourceSpan(start, length), space));
        space = false;
    }

    private void Symbol(string symbol, int length)
    {
        // "2, and 3": the word is the second sign of one separator.
        if (symbol != "," || tokens.Count == 0 || !tokens[^1].Is(",")) Add(TokenKind.Symbol, symbol, position, length);
        position += length;
    }

    private void ReadNumber()
    {
        int start = position;
        int i = start;
        while (char.IsAsciiDigit(At(i))) i++;
        bool grouped = false;
        while (i > start && GroupAt(i, i - start, grouped) is int next)
        {
            grouped = true;
            i = next;
        }
        bool repeats = At(i) == '.' && string.CompareOrdinal(text, i + 1, "\\overline", 0, 9) == 0;
        if (At(i) == '.' && (char.IsAsciiDigit(At(i + 1)) || repeats || (i > start && At(i + 1) is not ('.' or '\\'))))
        {
            i++;
            while (char.IsAsciiDigit(At(i))) i++;
        }
        if (At(i) is 'e' or 'E' && i > start)
        {
            int mark = i + 1;
            if (At(mark) is '+' or '-') mark++;
            int first = mark;
            while (char.IsAsciiDigit(At(mark))) mark++;
            if (mark > first && mark - first <= 4 && !char.IsAsciiLetter(At(mark)) && !text.Contains('\\', StringComparison.Ordinal)) i = mark;
        }
        string number = text[start..i];
        if (grouped) number = string.Concat(number.Where(d => char.IsAsciiDigit(d) || d is '.' or 'e' or 'E' or '+' or '-'));
        if (number[^1] == '.' && !repeats) number = number[..^1];
        digits += number.Length;
        if (digits > limits.AllDigits) throw ExpressionParser.Error("too many digits", new SourceSpan(start, i - start), $"expected at most {limits.AllDigits.ToString(CultureInfo.InvariantCulture)} digits in all");
        Add(TokenKind.Number, number, start, i - start);
        position = i;
    }

    /// <summary>The place behind three grouped digits, or null: 1,000 outside brackets; 1{,}000 and 1,\!000 anywhere.</summary>
    private int? GroupAt(int i, int before, bool grouped)
    {
        int j = i;
        if (At(j) == '{' && At(j + 1) == ',' && At(j + 2) == '}') j += 3;
        else if (At(j) == ',' && At(j + 1) == '\\' && At(j + 2) == '!') j += 3;
        else if (At(j) == '\\' && At(j + 1) == '!' && At(j + 2) == ',' && At(j + 3) == '\\' && At(j + 4) == '!') j += 5;
        else if (At(j) == ',' && depth == 0 && (grouped || before <= 3)) j++;
        else return null;
        while (At(j) == ' ' && j > i + 1) j++;
        return char.IsAsciiDigit(At(j)) && char.IsAsciiDigit(At(j + 1)) && char.IsAsciiDigit(At(j + 2)) && !char.IsAsciiDigit(At(j + 3)) ? j + 3 : null;
    }

    private void ReadLetters()
    {
        int start = position;
        while (char.IsAsciiLetter(At(position))) position++;
        string letters = text[start..position];
        // p.m. and a.m. are words.
        if (letters is "a" or "p" or "A" or "P" && At(position) == '.' && At(position + 1) is 'm' or 'M' && !char.IsAsciiLetter(At(position + 2)))
        {
            position += At(position + 2) == '.' ? 3 : 2;
            Add(TokenKind.Text, letters is "a" or "A" ? "am" : "pm", start, position - start);
            return;
        }
        if (letters is "and" or "or" or "AND" or "OR")
        {
            position = start;
            Symbol(",", letters.Length);
            return;
        }
        Add(TokenKind.Name, letters, start, position - start);
    }

    private void ReadAscii(char c)
    {
        char next = At(position + 1);
        switch (c)
        {
            case '*' when next == '*':
                Symbol("^", 2);
                break;
            case '<' or '>' when next == '=':
                Symbol(c == '<' ? "<=" : ">=", 2);
                break;
            case '!' when next == '=':
                Symbol("!=", 2);
                break;
            case '=' when next == '=':
                Symbol("=", 2);
                break;
            case '=' when next == '>':
                Symbol("=>", 2);
                break;
            case '-' when next == '>':
                Symbol("->", 2);
                break;
            case '+' when next == '-' && At(position + 2) is not ('-' or '+'):
                Symbol("+-", 2);
                break;
            case '+' when next == '/' && At(position + 2) == '-':
                Symbol("+-", 3);
                break;
            case '.' when next == '.' && At(position + 2) == '.':
                Symbol("...", 3);
                break;
            case '(' or '[':
                depth++;
                Symbol(c == '(' ? "(" : "[", 1);
                break;
            case ')' or ']':
                depth--;
                Symbol(c == ')' ? ")" : "]", 1);
                break;
            case '$':
                // A dollar before a number is money, and otherwise the border of a formula.
                if (char.IsAsciiDigit(next) && !IsFormula(position)) Symbol("$", 1);
                else Skip();
                break;
            case '+' or '-' or '*' or '/' or '^' or '_' or '!' or '{' or '}' or ',' or ';' or ':' or '|' or '=' or '<' or '>' or '%' or '&' or '\'':
                if (c == '{' && next == '}') position++;
                else Symbol(symbols[c], 1);
                if (c == '{' && position < end && text[position] == '}') position++;
                break;
            default:
                throw Unknown();
        }
    }

    private static readonly Dictionary<char, string> symbols = "+-*/^_!{},;:|=<>%&'".ToDictionary(c => c, c => c.ToString());

    /// <summary>Whether the dollar there opens or closes a formula: another one follows or goes before.</summary>
    private bool IsFormula(int place) => text.AsSpan(place + 1, end - place - 1).Count('$') % 2 == 1 && !text.AsSpan(place + 1, end - place - 1).Contains(' ');

    private void ReadCommand()
    {
        int start = position;
        int i = start + 1;
        while (char.IsAsciiLetter(At(i))) i++;
        if (i == start + 1) i = Math.Min(i + 1, end);
        string name = text[(start + 1)..i];
        if (name is "(" or ")" or "[" or "]")
        {
            // Borders of formulas.
            position = i;
            space = true;
            return;
        }
        if (name.Length == 0) throw ExpressionParser.Error("a backslash alone", new SourceSpan(start, 1), null);
        if (LatexCommands.Ignored.Contains(name))
        {
            position = i;
            if (name is "left" or "right")
            {
                while (At(position) == ' ') position++;
                if (At(position) == '.') position++;
            }
            else if (name is not "!")
            {
                space = true;
            }
            return;
        }
        if (LatexCommands.Symbols.TryGetValue(name, out string? symbol))
        {
            if (symbol == "\\{") depth++;
            if (symbol == "\\}") depth--;
            Symbol(symbol, i - start);
            return;
        }
        if (LatexCommands.Texts.Contains(name))
        {
            ReadText(name, start, i);
            return;
        }
        position = i;
        if (LatexCommands.Aliases.TryGetValue(name, out string? alias)) name = alias;
        if (name is "begin" or "end") ReadEnvironment(name, start);
        else if (LatexCommands.WithArguments.Contains(name)) Add(TokenKind.Command, name, start, i - start);
        else if (LatexCommands.Names.TryGetValue(name, out string? other)) Add(TokenKind.Whole, other, start, i - start);
        else if (LatexCommands.Greek.Contains(name) || FreeNames.IsFunction(name)) Add(TokenKind.Whole, name, start, i - start);
        else throw ExpressionParser.Error($"the command '\\{(name.Length > 24 ? name[..24] : name)}' is not known", new SourceSpan(start, i - start), null);
    }

    private void ReadEnvironment(string command, int start)
    {
        while (At(position) == ' ') position++;
        int close = At(position) == '{' ? text.IndexOf('}', position, end - position) : -1;
        if (close < 0) throw ExpressionParser.Error($"\\{command} without a name", new SourceSpan(start, position - start), null);
        string name = text[(position + 1)..close].Trim().TrimEnd('*');
        position = close + 1;
        if (command == "begin" && name == "array")
        {
            // The columns' alignment.
            while (At(position) == ' ') position++;
            if (At(position) == '{' && text.IndexOf('}', position, end - position) is int last and > 0) position = last + 1;
        }
        depth += command == "begin" ? 1 : -1;
        Add(TokenKind.Command, command + " " + name, start, position - start);
    }

    private void ReadText(string command, int start, int i)
    {
        while (At(i) == ' ') i++;
        if (At(i) != '{')
        {
            // \mathbb R takes one character.
            position = i;
            if (!char.IsAsciiLetter(At(i))) return;
            Word(command, text[i..(i + 1)], start, i, i + 1);
            position = i + 1;
            return;
        }
        int open = 1;
        int j = i + 1;
        for (; j < end && open > 0; j++) open += text[j] switch { '{' => 1, '}' => -1, _ => 0 };
        if (open > 0) throw ExpressionParser.Error("the brace is never closed", new SourceSpan(i, 1), null);
        Word(command, text[(i + 1)..(j - 1)], start, i + 1, j - 1);
        position = j;
    }

    private void Word(string command, string content, int start, int from, int to)
    {
        string trimmed = content.Replace("~", " ", StringComparison.Ordinal).Replace("\\ ", " ", StringComparison.Ordinal).Trim();
        if (content.Length > 0 && char.IsWhiteSpace(content[0])) space = true;
        if (trimmed.Length == 0) return;
        if (trimmed.Trim(',', ' ', ';') is "and" or "or" or "")
        {
            position = start;
            Symbol(",", to + 1 - start);
            return;
        }
        if (command == "mathbb" && trimmed.Length == 1 && "RZNQC".Contains(trimmed[0], StringComparison.Ordinal))
        {
            Add(TokenKind.Whole, trimmed[0] switch { 'R' => "ℝ", 'Z' => "ℤ", 'N' => "ℕ", 'Q' => "ℚ", _ => "ℂ" }, start, to - start);
            return;
        }
        bool hasLetters = false;
        foreach (char c in trimmed) hasLetters |= char.IsLetter(c) && c is not ('π' or '√');
        bool isUpright = command.StartsWith("math", StringComparison.Ordinal) || command is "operatorname" or "bm" or "bold";
        if (!hasLetters || trimmed.Contains('\\', StringComparison.Ordinal) || (isUpright && (trimmed.Length <= 2 || FreeNames.IsFunction(trimmed))))
        {
            // Only the look differs: \text{13}, \mathbf{v}, \mathrm{lcm}.
            var inner = new FreeTokenizer(text, from, to, tokens, limits) { depth = depth, digits = digits, space = space };
            if (tokens.Count > 4 * limits.Nodes) throw ExpressionParser.Error("too many tokens", new SourceSpan(start, 1), null);
            inner.Read();
            digits = inner.digits;
            space = false;
            return;
        }
        Add(TokenKind.Text, trimmed, start, to + 1 - start);
    }

    private void ReadUnicode(char c)
    {
        int script = Superscripts.IndexOf(c, StringComparison.Ordinal);
        if (script >= 0 || c == '⁻')
        {
            ReadScript("^", Superscripts, '⁻');
            return;
        }
        if (Subscripts.Contains(c, StringComparison.Ordinal))
        {
            ReadScript("_", Subscripts, '₋');
            return;
        }
        switch (c)
        {
            case '×' or '·' or '⋅' or '∙' or '∗' or '＊' or '•':
                Symbol("*", 1);
                break;
            case '÷' or '∕' or '⁄' or '／':
                Symbol("/", 1);
                break;
            case '−' or '–' or '—' or '－':
                Symbol("-", 1);
                break;
            case '＋':
                Symbol("+", 1);
                break;
            case '±':
                Symbol("+-", 1);
                break;
            case '∓':
                Symbol("-+", 1);
                break;
            case '√':
                Symbol("√", 1);
                break;
            case '∛' or '∜':
                Symbol(c == '∛' ? "∛" : "∜", 1);
                break;
            case '≤' or '≦' or '⩽':
                Symbol("<=", 1);
                break;
            case '≥' or '≧' or '⩾':
                Symbol(">=", 1);
                break;
            case '＜':
                Symbol("<", 1);
                break;
            case '＞':
                Symbol(">", 1);
                break;
            case '＝':
                Symbol("=", 1);
                break;
            case '≠':
                Symbol("!=", 1);
                break;
            case '≈' or '≃' or '≅':
                Symbol("~=", 1);
                break;
            case '∈':
                Symbol("in", 1);
                break;
            case '∪':
                Symbol("union", 1);
                break;
            case '∩':
                Symbol("intersect", 1);
                break;
            case '∖':
                Symbol("setminus", 1);
                break;
            case '→':
                Symbol("->", 1);
                break;
            case '⇒':
                Symbol("=>", 1);
                break;
            case '∧' or '∨' or '，' or '、':
                Symbol(",", 1);
                break;
            case '；':
                Symbol(";", 1);
                break;
            case '：' or '∶':
                Symbol(":", 1);
                break;
            case '（':
                depth++;
                Symbol("(", 1);
                break;
            case '）':
                depth--;
                Symbol(")", 1);
                break;
            case '【' or '［':
                depth++;
                Symbol("[", 1);
                break;
            case '】' or '］':
                depth--;
                Symbol("]", 1);
                break;
            case '°' or '˚' or 'º':
                Symbol("deg", 1);
                break;
            case '％':
                Symbol("%", 1);
                break;
            case '…' or '⋯':
                Symbol("...", 1);
                break;
            case '′' or '’':
                Symbol("'", 1);
                break;
            case '⟨':
                Symbol("langle", 1);
                break;
            case '⟩':
                Symbol("rangle", 1);
                break;
            case '⌊':
                Symbol("lfloor", 1);
                break;
            case '⌋':
                Symbol("rfloor", 1);
                break;
            case '⌈':
                Symbol("lceil", 1);
                break;
            case '⌉':
                Symbol("rceil", 1);
                break;
            case '€' or '£' or '¥' or '￥':
                Add(TokenKind.Text, c.ToString(), position++, 1);
                break;
            case '\u200b' or '\u2061' or '\u2062' or '\u2063' or '\ufeff' or '\u00ad':
                position++;
                break;
            case '∞' or '∅' or 'ℝ' or 'ℤ' or 'ℕ' or 'ℚ' or 'ℂ':
                Add(TokenKind.Whole, c.ToString(), position++, 1);
                break;
            default:
                ReadOther(c);
                break;
        }
    }

    private void ReadOther(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            Skip();
            return;
        }
        if (FreeNames.GreekOf(c) is { } greek)
        {
            Add(TokenKind.Whole, greek, position++, 1);
            return;
        }
        if (FreeNames.VulgarFraction(c) is (int numerator, int denominator))
        {
            // "1½" is a mixed number as "1\frac12" is.
            Add(TokenKind.Command, "frac", position, 1);
            Add(TokenKind.Number, numerator.ToString(CultureInfo.InvariantCulture), position, 1);
            tokens.Add(new Token(TokenKind.Symbol, "{", new SourceSpan(position, 1)));
            tokens.Add(new Token(TokenKind.Number, denominator.ToString(CultureInfo.InvariantCulture), new SourceSpan(position, 1)));
            tokens.Add(new Token(TokenKind.Symbol, "}", new SourceSpan(position, 1)));
            position++;
            return;
        }
        if (c is >= '０' and <= '９')
        {
            int first = position;
            var number = new StringBuilder();
            while (At(position) is >= '０' and <= '９') number.Append((char)(text[position++] - '０' + '0'));
            digits += number.Length;
            if (digits > limits.AllDigits) throw ExpressionParser.Error("too many digits", new SourceSpan(first, position - first), null);
            Add(TokenKind.Number, number.ToString(), first, position - first);
            return;
        }
        if (!char.IsLetter(c)) throw Unknown();
        int start = position;
        while (position < end && text[position] >= 128 && char.IsLetter(text[position])) position++;
        string word = text[start..position];
        if (word is "和" or "或" or "与" or "或者")
        {
            position = start;
            Symbol(",", word.Length);
            return;
        }
        Add(TokenKind.Text, word, start, word.Length);
    }

    private void ReadScript(string symbol, string alphabet, char minus)
    {
        int start = position;
        var number = new StringBuilder();
        bool isNegative = At(position) == minus;
        if (isNegative) position++;
        while (position < end && alphabet.IndexOf(text[position], StringComparison.Ordinal) is int digit and >= 0)
        {
            number.Append((char)('0' + digit));
            position++;
        }
        if (number.Length == 0) throw ExpressionParser.Error("a raised sign alone", new SourceSpan(start, 1), null);
        Add(TokenKind.Symbol, symbol, start, position - start);
        if (isNegative) Add(TokenKind.Symbol, "-", start, position - start);
        Add(TokenKind.Number, number.ToString(), start, position - start);
    }

    private InputError Unknown()
    {
        Rune.DecodeFromUtf16(text.AsSpan(position), out Rune rune, out _);
        string shown = Rune.IsControl(rune) || rune.Value > 0xffff ? string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}") : $"'{rune}'";
        return ExpressionParser.Error($"{shown} is not part of mathematics", new SourceSpan(position, 1), null);
    }
}
