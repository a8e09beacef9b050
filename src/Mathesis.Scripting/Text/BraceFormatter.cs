using System.Globalization;
using System.Text;

namespace Mathesis.Scripting;

/// <summary>str.format.</summary>
internal sealed class BraceFormatter(object[] arguments, DictionaryValue keywords)
{
    private int next;
    private bool isNumbered;

    public string Format(string format, int depth = 0)
    {
        if (depth > 2) throw Fault.Value("Max string recursion exceeded");
        var result = new StringBuilder();
        for (int place = 0; place < format.Length; place++)
        {
            char c = format[place];
            if (c is not ('{' or '}'))
            {
                result.Append(c);
                continue;
            }
            if (place + 1 < format.Length && format[place + 1] == c)
            {
                result.Append(c);
                place++;
                continue;
            }
            if (c == '}') throw Fault.Value("Single '}' encountered in format string");
            int end = Closing(format, place);
            string text = Field(format[(place + 1)..end], depth);
            Machine.Current.Step();
            Machine.Current.Allocate(2L * text.Length);
            result.Append(text);
            place = end;
        }
        return result.ToString();
    }

    private static int Closing(string format, int open)
    {
        int depth = 0;
        bool inIndex = false;
        for (int place = open; place < format.Length; place++)
        {
            char c = format[place];
            if (c == '[' && depth == 1) inIndex = true;
            else if (c == ']') inIndex = false;
            else if (c == '{' && !inIndex) depth++;
            else if (c == '}' && !inIndex && --depth == 0) return place;
        }
        throw Fault.Value(open + 1 == format.Length ? "Single '{' encountered in format string" : "expected '}' before end of string");
    }

    private string Field(string field, int depth)
    {
        int end = 0;
        bool inIndex = false;
        while (end < field.Length && (inIndex || field[end] is not ('!' or ':')))
        {
            if (field[end] == '[') inIndex = true;
            else if (field[end] == ']') inIndex = false;
            end++;
        }
        object value = Value(field[..end]);
        if (end < field.Length && field[end] == '!')
        {
            if (end + 1 >= field.Length) throw Fault.Value("end of string while looking for conversion specifier");
            value = field[end + 1] switch
            {
                'r' => Text.Repr(value),
                's' => Text.Str(value),
                'a' => TextRepr.Of(Text.Str(value), isAscii: true),
                _ => throw Fault.Value($"Unknown conversion specifier {field[end + 1]}"),
            };
            end += 2;
            if (end < field.Length && field[end] != ':') throw Fault.Value("expected ':' after conversion specifier");
        }
        string specification = end < field.Length ? field[(end + 1)..] : "";
        return ValueFormatter.Format(value, specification.Contains('{') ? Format(specification, depth + 1) : specification);
    }

    private object Value(string path)
    {
        int end = path.IndexOfAny(['.', '[']);
        string first = end < 0 ? path : path[..end];
        object value;
        if (first.Length == 0)
        {
            if (isNumbered) throw Fault.Value("cannot switch from manual field specification to automatic field numbering");
            value = Positional(next++);
        }
        else if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            if (next > 0) throw Fault.Value("cannot switch from automatic field numbering to manual field specification");
            isNumbered = true;
            value = Positional(index);
        }
        else
        {
            value = keywords.Get(first);
        }
        int place = end < 0 ? path.Length : end;
        while (place < path.Length)
        {
            if (path[place] == '.')
            {
                int stop = path.IndexOfAny(['.', '['], place + 1);
                if (stop < 0) stop = path.Length;
                value = Attributes.Get(value, path[(place + 1)..stop]);
                place = stop;
            }
            else if (path[place] == '[')
            {
                int stop = path.IndexOf(']', place);
                if (stop < 0) throw Fault.Value("Missing ']' in format string");
                string key = path[(place + 1)..stop];
                value = Items.Get(value, long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? Number.Box(number) : key);
                place = stop + 1;
            }
            else
            {
                throw Fault.Value("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private object Positional(int index) => index < arguments.Length ? arguments[index] : throw Fault.Index($"Replacement index {index} out of range for positional args tuple");
}
