using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Cuts a text of equations into tokens.</summary>
/// <param name="reader">The text.</param>
internal sealed class EquationScanner(LineReader reader)
{
    private string line = "";
    private int place;
    private bool ended;

    /// <summary>What errors call the text.</summary>
    public string Name => reader.Name;

    /// <summary>The next token; after the last one <see cref="EquationTokenKind.End"/>, again and again.</summary>
    /// <exception cref="InputError">A character that belongs to no equation.</exception>
    public EquationToken Next()
    {
        while (true)
        {
            if (reader.Line == 0 || place > line.Length)
            {
                if (ended || reader.Read() is not { } next)
                {
                    ended = true;
                    return new EquationToken(EquationTokenKind.End, "the end of the file", Math.Max(reader.Line, 1), place);
                }
                line = next;
                place = 0;
            }
            while (place < line.Length && char.IsWhiteSpace(line[place])) place++;
            bool isComment = place < line.Length && (line[place] == '#' || line.AsSpan(place).StartsWith("//"));
            if (place < line.Length && !isComment) return Scan();
            place = line.Length + 1;
            return new EquationToken(EquationTokenKind.LineEnd, "the end of the line", reader.Line, line.Length + 1);
        }
    }

    /// <summary>The error for something at a place.</summary>
    public InputError Error(EquationToken token, string what, string? expected = null) => new(what, $"{reader.Name}:{token.Line}:{token.Column}", expected);

    private EquationToken Scan()
    {
        int start = place;
        char c = line[place];
        if (char.IsAsciiDigit(c) || (c == '.' && place + 1 < line.Length && char.IsAsciiDigit(line[place + 1])))
        {
            ScanNumber();
            return Token(EquationTokenKind.Number, start);
        }
        if (char.IsLetter(c) || c is '_' or '$' or '\\')
        {
            place++;
            while (place < line.Length && (char.IsLetterOrDigit(line[place]) || char.GetUnicodeCategory(line[place]) == System.Globalization.UnicodeCategory.NonSpacingMark || line[place] is '_' or '$' or '\'')) place++;
            string name = line[start..place];
            if (place < line.Length && line[place] == '[') name += ScanSubscripts(start);
            return new EquationToken(EquationTokenKind.Name, name, reader.Line, start + 1);
        }
        place++;
        switch (c)
        {
            case '=':
                if (place < line.Length && line[place] == '=') place++;
                return Token(EquationTokenKind.Equals, start);
            case '+' or '-' or '/' or '^' or '(' or ')':
                return Token(EquationTokenKind.Symbol, start);
            case '*':
                // Python's power.
                if (place >= line.Length || line[place] != '*') return Token(EquationTokenKind.Symbol, start);
                place++;
                return new EquationToken(EquationTokenKind.Symbol, "^", reader.Line, start + 1);
            case '\u2212':
                return new EquationToken(EquationTokenKind.Symbol, "-", reader.Line, start + 1);
            case '\u00B7' or '\u00D7':
                return new EquationToken(EquationTokenKind.Symbol, "*", reader.Line, start + 1);
            case ';' or ',' or '{' or '}':
                return Token(EquationTokenKind.Separator, start);
            default:
                throw new InputError($"'{c}' does not belong to an equation", $"{reader.Name}:{reader.Line}:{start + 1}", "expected numbers, unknowns, + - * / ( ) and =");
        }
    }

    private void ScanNumber()
    {
        while (place < line.Length && char.IsAsciiDigit(line[place])) place++;
        if (place < line.Length && line[place] == '.')
        {
            place++;
            while (place < line.Length && char.IsAsciiDigit(line[place])) place++;
        }
        // An exponent, unless the e is an unknown.
        int after = place;
        if (after < line.Length && line[after] is 'e' or 'E')
        {
            after++;
            if (after < line.Length && line[after] is '+' or '-') after++;
            if (after >= line.Length || !char.IsAsciiDigit(line[after])) return;
            while (after < line.Length && char.IsAsciiDigit(line[after])) after++;
            if (after == line.Length || !(char.IsLetterOrDigit(line[after]) || line[after] is '_' or '[')) place = after;
        }
    }

    /// <summary>Subscripts, also nested, without blanks: <c>[1,2]</c>.</summary>
    private string ScanSubscripts(int nameStart)
    {
        var subscripts = new StringBuilder();
        int depth = 0;
        for (; place < line.Length; place++)
        {
            char c = line[place];
            if (char.IsWhiteSpace(c)) continue;
            if (!(char.IsLetterOrDigit(c) || c is '[' or ']' or ',' or '-' or '+' or '_' or '\'' or '.' or '/' or ':' or '{' or '}' or '(' or ')'))
                throw new InputError($"'{c}' does not belong to a subscript", $"{reader.Name}:{reader.Line}:{place + 1}", "expected letters, digits, signs and commas up to ']'");
            subscripts.Append(c);
            if (c == '[') depth++;
            if (c != ']' || --depth > 0) continue;
            place++;
            // x[1][2] has two.
            if (place >= line.Length || line[place] != '[') return subscripts.ToString();
            place--;
        }
        throw new InputError($"the subscript of '{EntryList.Shown(line.AsSpan(nameStart))}' does not end", $"{reader.Name}:{reader.Line}:{nameStart + 1}", "expected ']' on the same line");
    }

    private EquationToken Token(EquationTokenKind kind, int start) => new(kind, line[start..place], reader.Line, start + 1);
}
