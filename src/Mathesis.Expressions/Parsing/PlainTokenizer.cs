using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Expressions;

/// <summary>Cuts plain mathematics into tokens.</summary>
internal static class PlainTokenizer
{
    /// <summary>The tokens of a text, the end last.</summary>
    /// <exception cref="InputError">A character belongs to no token.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            int start = i;
            if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                i = EndOfNumber(text, i);
                tokens.Add(new Token(TokenKind.Number, text[start..i], new SourceSpan(start, i - start)));
            }
            else if (char.IsLetter(c))
            {
                while (i < text.Length && (char.IsLetter(text[i]) || char.IsAsciiDigit(text[i]) || text[i] == '_')) i++;
                tokens.Add(new Token(TokenKind.Name, text[start..i], new SourceSpan(start, i - start)));
            }
            else
            {
                string? symbol = SymbolAt(text, i, out int length);
                if (symbol is null) throw Unknown(text, i);
                i += length;
                tokens.Add(new Token(TokenKind.Symbol, symbol, new SourceSpan(start, length)));
            }
        }
        tokens.Add(new Token(TokenKind.End, "", new SourceSpan(text.Length, 0)));
        return tokens;
    }

    private static int EndOfNumber(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        }
        // An exponent needs digits: 2e is no number, 2e5 and 2e-5 are.
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int digits = i + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                i = digits;
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
            }
        }
        return i;
    }

    private static string? SymbolAt(string text, int i, out int length)
    {
        length = 1;
        switch (text[i])
        {
            case '*' when i + 1 < text.Length && text[i + 1] == '*':
                length = 2;
                return "^";
            case '+' or '-' or '*' or '/' or '^' or '!' or '(' or ')' or ',':
                return text[i].ToString();
            case '×' or '·' or '⋅' or '∙':
                return "*";
            case '÷' or '∕':
                return "/";
            case '−' or '–':
                return "-";
            case '√':
                return "√";
            default:
                return null;
        }
    }

    private static InputError Unknown(string text, int i)
    {
        Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out _);
        string shown = Rune.IsControl(rune) ? string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}") : $"'{rune}'";
        return ExpressionParser.Error($"{shown} is not part of an expression", new SourceSpan(i, 1), "expected numbers, names, + - * / ^ ! ( ) and commas");
    }
}
