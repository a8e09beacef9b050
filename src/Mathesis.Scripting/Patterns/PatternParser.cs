using System.Globalization;

namespace Mathesis.Scripting;

/// <summary>Reads Python's regular expressions.</summary>
internal sealed class PatternParser(string text, long flags)
{
    private const int Deepest = 100;
    private int place;
    private int depth;

    public long Flags { get; private set; } = flags;

    public int Groups { get; private set; }

    public Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    private bool IgnoresCase => (Flags & 2) != 0;

    private bool IsAscii => (Flags & 256) != 0;

    public PatternNode Parse()
    {
        PatternNode node = Choice();
        return place < text.Length ? throw Error("unbalanced parenthesis") : node;
    }

    private Raised Error(string message) => Fault.New(ExceptionClasses.PatternError, string.Create(CultureInfo.InvariantCulture, $"{message} at position {place}"));

    private bool Accept(string part)
    {
        if (string.CompareOrdinal(text, place, part, 0, part.Length) != 0) return false;
        place += part.Length;
        return true;
    }

    private PatternNode Choice()
    {
        if (++depth > Deepest) throw Error("pattern is nested too deeply");
        List<PatternNode> items = [Sequence()];
        while (Accept("|")) items.Add(Sequence());
        depth--;
        return items.Count == 1 ? items[0] : new PatternNode.Choice(items);
    }

    private PatternNode.Sequence Sequence()
    {
        var items = new List<PatternNode>();
        while (place < text.Length && text[place] is not ('|' or ')'))
        {
            if ((Flags & 64) != 0 && SkipBlank()) continue;
            PatternNode? item = Item();
            if (item is not null) items.Add(Quantified(item));
        }
        return new PatternNode.Sequence(items);
    }

    private bool SkipBlank()
    {
        if (char.IsWhiteSpace(text[place]))
        {
            place++;
            return true;
        }
        if (text[place] != '#') return false;
        while (place < text.Length && text[place] != '\n') place++;
        return true;
    }

    private PatternNode Quantified(PatternNode item)
    {
        if (place >= text.Length) return item;
        (int Least, int Most) bounds;
        switch (text[place])
        {
            case '*': bounds = (0, int.MaxValue); break;
            case '+': bounds = (1, int.MaxValue); break;
            case '?': bounds = (0, 1); break;
            case '{' when Bounds() is { } given:
                bounds = given;
                place--;
                break;
            default: return item;
        }
        place++;
        if (item is PatternNode.Place) throw Error("nothing to repeat");
        bool lazy = Accept("?");
        if (!lazy && place < text.Length && text[place] == '+') throw Error("possessive quantifiers are not supported");
        if (place < text.Length && (text[place] is '*' or '+' or '?' || (text[place] == '{' && IsBounds()))) throw Error("multiple repeat");
        return new PatternNode.Repeat(item, bounds.Least, bounds.Most, lazy);
    }

    private bool IsBounds()
    {
        int before = place;
        bool found = Bounds() is not null;
        place = before;
        return found;
    }

    /// <summary>{2}, {2,}, {,3} or {2,3}; what looks otherwise is text.</summary>
    private (int, int)? Bounds()
    {
        int end = text.IndexOf('}', place);
        if (end < 0) return null;
        string[] parts = text[(place + 1)..end].Split(',');
        if (parts.Length > 2 || parts.Any(part => part.Any(c => !char.IsAsciiDigit(c))) || (parts.Length == 1 && parts[0].Length == 0) || (parts.Length == 2 && parts[0].Length + parts[1].Length == 0)) return null;
        int least = parts[0].Length == 0 ? 0 : Bound(parts[0]), most = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : Bound(parts[1]);
        if (most < least) throw Error("min repeat greater than max repeat");
        place = end + 1;
        return (least, most);
    }

    private int Bound(string digits) => digits.Length <= 5 ? int.Parse(digits, CultureInfo.InvariantCulture) : throw Error("the repetition number is too large");

    private PatternNode? Item()
    {
        char c = text[place++];
        switch (c)
        {
            case '.': return new PatternNode.One((Flags & 16) != 0 ? _ => true : x => x != '\n');
            case '^': return new PatternNode.Place((Flags & 8) != 0 ? PatternPlace.LineStart : PatternPlace.Start);
            case '$': return new PatternNode.Place((Flags & 8) != 0 ? PatternPlace.LineEnd : PatternPlace.End);
            case '(': return Group();
            case '[': return new PatternNode.One(Class());
            case '\\': return Escape();
            case '*' or '+' or '?':
                place--;
                throw Error("nothing to repeat");
            default: return new PatternNode.One(Literal(c));
        }
    }

    private Func<char, bool> Literal(char c)
    {
        if (!IgnoresCase) return x => x == c;
        char folded = char.ToLowerInvariant(c);
        return x => char.ToLowerInvariant(x) == folded;
    }

    private PatternNode? Group()
    {
        if (!Accept("?"))
        {
            int number = ++Groups;
            return Closed(new PatternNode.Group(Choice(), number));
        }
        if (Accept(":")) return Closed(new PatternNode.Group(Choice(), 0));
        if (Accept("=")) return Closed(new PatternNode.Look(Choice(), IsBehind: false, IsNegative: false));
        if (Accept("!")) return Closed(new PatternNode.Look(Choice(), IsBehind: false, IsNegative: true));
        if (Accept("<=")) return Behind(isNegative: false);
        if (Accept("<!")) return Behind(isNegative: true);
        if (Accept("#"))
        {
            place = text.IndexOf(')', place);
            if (place < 0)
            {
                place = text.Length;
                throw Error("missing ), unterminated comment");
            }
            place++;
            return null;
        }
        if (Accept("P<"))
        {
            string name = Until('>');
            if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => c == '_' || char.IsLetterOrDigit(c))) throw Error($"bad character in group name {Text.Repr(name)}");
            int number = ++Groups;
            if (!Names.TryAdd(name, number)) throw Error($"redefinition of group name {Text.Repr(name)}");
            return Closed(new PatternNode.Group(Choice(), number));
        }
        if (Accept("P="))
        {
            string name = Until(')');
            return Names.TryGetValue(name, out int number) ? new PatternNode.Back(number, IgnoresCase) : throw Error($"unknown group name {Text.Repr(name)}");
        }
        return InlineFlags();
    }

    private PatternNode.Look Behind(bool isNegative)
    {
        PatternNode item = Choice();
        if (item.Width is null) throw Error("look-behind requires fixed-width pattern");
        return (PatternNode.Look)Closed(new PatternNode.Look(item, IsBehind: true, isNegative));
    }

    private PatternNode? InlineFlags()
    {
        int start = place - 2;
        long added = 0;
        for (; place < text.Length && text[place] is not (')' or ':'); place++)
        {
            added |= text[place] switch { 'i' => 2L, 'm' => 8L, 's' => 16L, 'x' => 64L, 'a' => 256L, 'u' => 32L, _ => throw Error("unknown extension") };
        }
        if (added == 0) throw Error("unknown extension");
        if (Accept(")"))
        {
            if (start != 0) throw Error("global flags not at the start of the expression");
            Flags |= added;
            return null;
        }
        place++;
        long before = Flags;
        Flags |= added;
        PatternNode item = Closed(new PatternNode.Group(Choice(), 0));
        Flags = before;
        return item;
    }

    private PatternNode Closed(PatternNode node) => Accept(")") ? node : throw Error("missing ), unterminated subpattern");

    private string Until(char end)
    {
        int stop = text.IndexOf(end, place);
        if (stop < 0) throw Error($"missing {end}, unterminated name");
        string name = text[place..stop];
        place = stop + 1;
        return name;
    }

    private PatternNode Escape()
    {
        if (place >= text.Length) throw Error("bad escape (end of pattern)");
        char c = text[place];
        switch (c)
        {
            case 'A': place++; return new PatternNode.Place(PatternPlace.Start);
            case 'Z': place++; return new PatternNode.Place(PatternPlace.TextEnd);
            case 'b': place++; return new PatternNode.Place(PatternPlace.Word);
            case 'B': place++; return new PatternNode.Place(PatternPlace.NotWord);
            case >= '1' and <= '9':
                int number = c - '0';
                place++;
                if (place < text.Length && char.IsAsciiDigit(text[place])) number = (number * 10) + text[place++] - '0';
                return number <= Groups ? new PatternNode.Back(number, IgnoresCase) : throw Error($"invalid group reference {number}");
        }
        if (CategoryAt() is { } category) return new PatternNode.One(category);
        return new PatternNode.One(Literal(EscapedCharacter()));
    }

    private Func<char, bool>? CategoryAt()
    {
        bool ascii = IsAscii;
        Func<char, bool>? category = text[place] switch
        {
            'd' => x => ascii ? char.IsAsciiDigit(x) : char.IsDigit(x),
            'D' => x => !(ascii ? char.IsAsciiDigit(x) : char.IsDigit(x)),
            'w' => x => IsWord(x, ascii),
            'W' => x => !IsWord(x, ascii),
            's' => x => ascii ? x is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' : TextMethods.IsSpace(x),
            'S' => x => !(ascii ? x is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' : TextMethods.IsSpace(x)),
            _ => null,
        };
        if (category is not null) place++;
        return category;
    }

    public static bool IsWord(char c, bool ascii) => c == '_' || (ascii ? char.IsAsciiLetterOrDigit(c) : char.IsLetter(c) || char.IsNumber(c));

    private char EscapedCharacter()
    {
        char c = text[place++];
        switch (c)
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'f': return '\f';
            case 'v': return '\v';
            case 'a': return '\a';
            case '0':
                int octal = 0;
                for (int i = 0; i < 2 && place < text.Length && text[place] is >= '0' and <= '7'; i++) octal = (octal * 8) + text[place++] - '0';
                return (char)octal;
            case 'x': return Hexadecimal(2);
            case 'u': return Hexadecimal(4);
            default: return char.IsAsciiLetterOrDigit(c) ? throw Error($"bad escape \\{c}") : c;
        }
    }

    private char Hexadecimal(int digits)
    {
        if (place + digits > text.Length || !int.TryParse(text.AsSpan(place, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)) throw Error("incomplete escape");
        place += digits;
        return (char)value;
    }

    private Func<char, bool> Class()
    {
        bool negative = Accept("^");
        var singles = new HashSet<char>();
        var tests = new List<Func<char, bool>>();
        bool isFirst = true;
        while (true)
        {
            if (place >= text.Length) throw Error("unterminated character set");
            if (text[place] == ']' && !isFirst) break;
            isFirst = false;
            if (Single(tests) is not { } low) continue;
            if (place + 1 < text.Length && text[place] == '-' && text[place + 1] != ']')
            {
                place++;
                if (Single(tests) is not { } high || high < low) throw Error("bad character range");
                tests.Add(IgnoresCase ? x => InRange(char.ToLowerInvariant(x), low, high) || InRange(char.ToUpperInvariant(x), low, high) : x => x >= low && x <= high);
                continue;
            }
            singles.Add(low);
            if (!IgnoresCase) continue;
            singles.Add(char.ToLowerInvariant(low));
            singles.Add(char.ToUpperInvariant(low));
        }
        place++;
        return x => (singles.Contains(x) || tests.Exists(test => test(x))) != negative;

        static bool InRange(char c, char low, char high) => c >= low && c <= high;
    }

    /// <summary>A character of a set, or null after a category, which is added to the tests.</summary>
    private char? Single(List<Func<char, bool>> tests)
    {
        char c = text[place++];
        if (c != '\\') return c;
        if (place >= text.Length) throw Error("unterminated character set");
        if (CategoryAt() is { } category)
        {
            tests.Add(category);
            return null;
        }
        if (text[place] != 'b') return EscapedCharacter();
        place++;
        return '\b';
    }
}
