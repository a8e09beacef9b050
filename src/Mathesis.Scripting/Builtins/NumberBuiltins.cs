using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Built-in functions on numbers.</summary>
internal static class NumberBuiltins
{
    public static void Define(NativeTable table)
    {
        table.Add("abs(x, /)", (_, a) => Abs(a[0]));
        table.Add("bin(number, /)", (_, a) => Radix(a[0], 2, "0b"));
        table.Add("oct(number, /)", (_, a) => Radix(a[0], 8, "0o"));
        table.Add("hex(number, /)", (_, a) => Radix(a[0], 16, "0x"));
        table.Add("chr(i, /)", (_, a) => Number.Long(a[0]) switch
        {
            >= 0 and <= 0xFFFF and var code => Text.Character((char)code),
            <= 0x10FFFF and > 0xFFFF => throw Fault.NotSupported("a character beyond U+FFFF"),
            _ => throw Fault.Value("chr() arg not in range(0x110000)"),
        });
        table.Add("ord(c, /)", (_, a) => a[0] is string { Length: 1 } c ? Number.Box(c[0]) : throw Fault.Type(a[0] is string s ? $"ord() expected a character, but string of length {s.Length} found" : $"ord() expected string of length 1, but {Classes.Of(a[0]).Name} found"));
        table.Add("divmod(a, b, /)", (_, a) => DivMod(a[0], a[1]));
        table.Add("pow(base, exp, mod?)", (_, a) => a[2] is null or None ? Operators.Slow(BinaryOperator.Power, a[0], a[1]) : Powers.Modular(a[0], a[1], a[2]));
        table.Add("round(number, ndigits?)", (machine, a) => a[0] is InstanceValue instance && instance.Class.Lookup("__round__") is { } method ? (a[1] is null ? machine.Call(method, a[0]) : machine.Call(method, a[0], a[1])) : Rounding.Round(a[0], a[1]));
    }

    private static object Abs(object value) => value switch
    {
        long small when small != long.MinValue => Number.Box(Math.Abs(small)),
        double number => Math.Abs(number),
        Complex complex => double.Hypot(complex.Real, complex.Imaginary),
        Rational rational => Rational.Abs(rational),
        long or bool or Integer => Number.Normalize(Integer.Abs(Number.ToInteger(value))),
        InstanceValue instance when instance.Class.Lookup("__abs__") is { } method => Machine.Current.Call(method, value),
        _ => throw Fault.Type($"bad operand type for abs(): '{Classes.Of(value).Name}'"),
    };

    private static string Radix(object value, int radix, string prefix)
    {
        Integer number = Number.ToInteger(Number.Index(value));
        return (number.Sign < 0 ? "-" : "") + prefix + Text.Digits(Integer.Abs(number), radix);
    }

    public static object DivMod(object a, object b)
    {
        int rank = Math.Max(Number.Rank(a), Number.Rank(b));
        if (rank == 2 && Math.Min(Number.Rank(a), Number.Rank(b)) >= 0)
        {
            double x = Number.ToDouble(a), y = Number.ToDouble(b);
            if (y == 0) throw Fault.ZeroDivision("float floor division by zero");
            (double quotient, double remainder) = FloatArithmetic.DivRem(x, y);
            return new TupleValue([quotient, remainder]);
        }
        if (a is InstanceValue instance && instance.Class.Lookup("__divmod__") is { } method) return Machine.Current.Call(method, a, b);
        if (rank == 0 && Math.Min(Number.Rank(a), Number.Rank(b)) == 0 && Number.ToInteger(b).IsZero) throw Fault.ZeroDivision("integer division or modulo by zero");
        if (Number.Rank(a) < 0 || Number.Rank(b) < 0) throw Fault.Type($"unsupported operand type(s) for divmod(): '{Classes.Of(a).Name}' and '{Classes.Of(b).Name}'");
        return new TupleValue([Operators.FloorDivide(a, b), Operators.Modulo(a, b)]);
    }
}
