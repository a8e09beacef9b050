using System.Globalization;
using System.Numerics;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>str() and repr().</summary>
internal static class Text
{
    private static readonly string[] characters = [.. Enumerable.Range(0, 256).Select(code => ((char)code).ToString())];

    /// <summary>A string of one character; those of Latin letters are always the same object.</summary>
    public static string Character(char c) => c < 256 ? characters[c] : c.ToString();

    public static string Str(object value)
    {
        switch (value)
        {
            case string text: return text;
            case InstanceValue instance when instance.Class.Lookup("__str__") is { } method: return Called(method, instance, "__str__");
            case ExceptionValue error: return error.Text();
            case Rational rational: return rational.IsInteger ? Integer(rational.Numerator) : $"{Integer(rational.Numerator)}/{Integer(rational.Denominator)}";
            default: return Repr(value);
        }
    }

    public static string Repr(object value)
    {
        switch (value)
        {
            case long small: return small.ToString(CultureInfo.InvariantCulture);
            case string text: return TextRepr.Of(text);
            case bool truth: return truth ? "True" : "False";
            case double number: return FloatText.Repr(number);
            case Integer integer: return Integer(integer);
            case Rational rational: return $"Fraction({Integer(rational.Numerator)}, {Integer(rational.Denominator)})";
            case Complex complex: return FloatText.Repr(complex);
            case None: return "None";
            case InstanceValue instance when instance.Class.Lookup("__repr__") is { } method: return Called(method, instance, "__repr__");
            case ListValue list: return Within(value, "[...]", () => Join("[", list.ToArray(), "]"));
            case TupleValue tuple: return Within(value, "(...)", () => Tuple(tuple));
            case DictionaryValue dictionary: return Within(value, "{...}", () => ContainerText.Dictionary(dictionary));
            case SetValue set: return Within(value, $"{set.Class.Name}(...)", () => ContainerText.Set(set));
            case DequeValue deque: return Within(value, "[...]", () => $"deque({Join("[", deque.ToArray(), "]")}{(deque.Most is { } most ? FormattableString.Invariant($", maxlen={most}") : "")})");
            case DictionaryView view: return Within(value, "...", () => $"{view.Class.Name}({Join("[", view.ToArray(), "]")})");
            case RangeValue range: return range.Step == 1 ? FormattableString.Invariant($"range({range.Start}, {range.Stop})") : FormattableString.Invariant($"range({range.Start}, {range.Stop}, {range.Step})");
            default: return Plain(value, isRepr: true);
        }
    }

    /// <summary>What a value is shown as that has no text of its own.</summary>
    public static string Plain(object value, bool isRepr) => value switch
    {
        ExceptionValue error when !isRepr => error.Text(),
        ExceptionValue error => $"{error.Class.Name}{(error.Arguments.Length == 1 ? $"({Repr(error.Arguments[0])})" : Repr(new TupleValue(error.Arguments)))}",
        Ellipsis => "Ellipsis",
        NotImplementedValue => "NotImplemented",
        ClassValue { IsNative: true } type => $"<class '{type.Name}'>",
        ClassValue type => $"<class '__main__.{type.Name}'>",
        FunctionValue function => $"<function {function.Code.Name}>",
        NativeFunction native => $"<built-in function {native.Name}>",
        SliceValue slice => $"slice({Repr(slice.Start)}, {Repr(slice.Stop)}, {Repr(slice.Step)})",
        ModuleValue module => $"<module '{module.Name}'>",
        MatchValue match => match.ToString(),
        PatternValue pattern => pattern.ToString(),
        GeneratorValue generator => $"<generator object {generator.Name}>",
        InstanceValue instance => $"<__main__.{instance.Class.Name} object>",
        _ => $"<{Classes.Of(value).Name} object>",
    };

    /// <summary>The digits of a long integer, if the limit allows as many.</summary>
    public static string Integer(Integer value)
    {
        int most = Machine.Current.Limits.Digits;
        // 3.3219 bits are a digit; longer numbers are refused before they are converted.
        if (value.BitLength > (most * 3.3219280948873626) + 4) throw TooLong(most);
        string text = value.ToString();
        return text.Length - (value.Sign < 0 ? 1 : 0) > most ? throw TooLong(most) : text;
    }

    /// <summary>The digits to a radix that is a power of two.</summary>
    public static string Digits(Integer value, int radix)
    {
        Machine.Current.Allocate(2 * value.BitLength);
        Machine.Current.Charge(value.BitLength / 256);
        return value.ToString(radix);
    }

    private static Raised TooLong(int most) => Fault.Value(string.Create(CultureInfo.InvariantCulture, $"Exceeds the limit ({most} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"));

    public static string Join(string open, object[] items, string close)
    {
        var text = new StringBuilder(open);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Machine.Current.Step();
            string part = Repr(items[i]);
            Machine.Current.Allocate((2 * part.Length) + 4);
            text.Append(part);
        }
        return text.Append(close).ToString();
    }

    private static string Called(object method, InstanceValue instance, string name) =>
        Machine.Current.Call(method, instance) is string text ? text : throw Fault.Type($"{name} returned non-string");

    private static string Tuple(TupleValue tuple)
    {
        if (tuple.NamedClass?.Fields is not { } names) return Join("(", tuple.Items, tuple.Count == 1 ? ",)" : ")");
        return $"{tuple.Class.Name}({string.Join(", ", names.Zip(tuple.Items, (name, item) => $"{name}={Repr(item)}"))})";
    }

    private static string Within(object value, string again, Func<string> write)
    {
        Machine machine = Machine.Current;
        if (!machine.Writing.Add(value)) return again;
        machine.Enter();
        try
        {
            return write();
        }
        finally
        {
            machine.Leave();
            machine.Writing.Remove(value);
        }
    }
}
