using System.Globalization;

namespace Mathesis.Scripting;

/// <summary>Python's format specification: <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c>.</summary>
internal sealed record FormatSpecification
{
    private const int Most = 1_000_000;

    public char Fill { get; init; } = ' ';

    /// <summary>&lt;, &gt;, =, ^, or '\0' for what the type prefers.</summary>
    public char Align { get; init; }

    public char Sign { get; init; } = '-';

    public bool IsAlternate { get; init; }

    public bool AvoidsMinusZero { get; init; }

    public int Width { get; init; }

    /// <summary>A comma, an underscore, or '\0'.</summary>
    public char Grouping { get; init; }

    public int? Precision { get; init; }

    /// <summary>The type, '\0' if none was given.</summary>
    public char Type { get; init; }

    public static FormatSpecification Parse(string text, string kind)
    {
        int place = 0;
        char fill = ' ', align = '\0', sign = '-', grouping = '\0', type = '\0';
        bool hasFill = text.Length > 1 && IsAlign(text[1]);
        if (hasFill) (fill, align, place) = (text[0], text[1], 2);
        else if (text.Length > 0 && IsAlign(text[0])) (align, place) = (text[0], 1);
        if (At() is '+' or '-' or ' ') sign = text[place++];
        bool avoids = Accept('z'), alternate = Accept('#');
        if (!hasFill && Accept('0'))
        {
            fill = '0';
            if (align == '\0' && kind != "str") align = '=';
        }
        int width = ReadNumber();
        if (At() is ',' or '_') grouping = text[place++];
        if (At() is ',' or '_') throw Fault.Value(At() == grouping ? $"Cannot specify '{grouping}' with '{grouping}'." : "Cannot specify both ',' and '_'.");
        int? precision = null;
        if (Accept('.'))
        {
            if (!char.IsAsciiDigit(At())) throw Fault.Value("Format specifier missing precision");
            precision = ReadNumber();
        }
        if (place < text.Length) type = text[place++];
        if (place < text.Length) throw Fault.Value($"Invalid format specifier '{text}' for object of type '{kind}'");
        return new FormatSpecification
        {
            Fill = fill,
            Align = align,
            Sign = sign,
            AvoidsMinusZero = avoids,
            IsAlternate = alternate,
            Width = width,
            Grouping = grouping,
            Precision = precision,
            Type = type,
        };

        char At() => place < text.Length ? text[place] : '\0';

        bool Accept(char c)
        {
            if (At() != c) return false;
            place++;
            return true;
        }

        int ReadNumber()
        {
            int start = place;
            while (char.IsAsciiDigit(At())) place++;
            if (start == place) return 0;
            if (!int.TryParse(text.AsSpan(start, place - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number)) throw Fault.Value("Too many decimal digits in format string");
            return number <= Most ? number : throw new LimitError(ScriptLimit.Memory, "the script asked for a string of more than a million characters in one format");
        }
    }

    private static bool IsAlign(char c) => c is '<' or '>' or '=' or '^';

    /// <summary>Fills a text up to the width.</summary>
    public string Pad(string sign, string text, char preferred)
    {
        Machine.Current.Allocate(2L * (Width + text.Length));
        int missing = Width - sign.Length - text.Length;
        if (missing <= 0) return sign + text;
        switch (Align == '\0' ? preferred : Align)
        {
            case '<': return sign + text + new string(Fill, missing);
            case '=': return sign + new string(Fill, missing) + text;
            case '^': return new string(Fill, missing / 2) + sign + text + new string(Fill, missing - (missing / 2));
            default: return new string(Fill, missing) + sign + text;
        }
    }
}
