using System.Numerics;
using System.Runtime.CompilerServices;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>
/// Numbers are boxed: an integer of 64 bits is a long, a longer one an Integer, never otherwise; a float is a double, a fraction a
/// Rational; True and False are always the same two objects.
/// </summary>
internal static class Number
{
    public static readonly object True = true;
    public static readonly object False = false;
    private const int LeastCached = -256;
    private static readonly object[] cached = [.. Enumerable.Range(LeastCached, 2048).Select(value => (object)(long)value)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Box(long value)
    {
        ulong index = (ulong)(value - LeastCached);
        return index < 2048 ? cached[index] : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Box(bool value) => value ? True : False;

    public static object Normalize(Integer value) => value.TryToInt64(out long small) ? Box(small) : value;

    public static bool IsInteger(object value) => value is long or bool or Integer;

    /// <summary>0 for an integer, 1 for a fraction, 2 for a float, 3 for a complex number; -1 for what is none.</summary>
    public static int Rank(object value) => value switch
    {
        long or Integer or bool => 0,
        double => 2,
        Rational => 1,
        Complex => 3,
        _ => -1,
    };

    public static Integer ToInteger(object value) => value switch
    {
        long small => small,
        bool truth => truth ? 1 : 0,
        _ => (Integer)value,
    };

    public static Rational ToRational(object value) => value is Rational rational ? rational : ToInteger(value);

    public static double ToDouble(object value)
    {
        switch (value)
        {
            case double number: return number;
            case long small: return small;
            case bool truth: return truth ? 1 : 0;
            case Rational rational: return FromRational(rational);
        }
        double result = (double)(Integer)value;
        return double.IsInfinity(result) ? throw Fault.Overflow("int too large to convert to float") : result;
    }

    public static Complex ToComplex(object value) => value is Complex complex ? complex : new Complex(ToDouble(value), 0);

    public static double FromRational(Rational rational)
    {
        double result = (double)rational;
        return double.IsInfinity(result) ? throw Fault.Overflow("integer division result too large for a float") : result;
    }

    /// <summary>The integer that a value is or stands for by <c>__index__</c>: a long or an Integer.</summary>
    public static object Index(object value, string? message = null)
    {
        switch (value)
        {
            case long or Integer: return value;
            case bool truth: return Box(truth ? 1 : 0);
            case InstanceValue instance when instance.Class.Lookup("__index__") is not null:
                object index = Attributes.CallMethod(instance, "__index__");
                return IsInteger(index) ? Normalize(ToInteger(index)) : throw Fault.Type($"__index__ returned non-int (type {Classes.Of(index).Name})");
            default: throw Fault.Type(message ?? $"'{Classes.Of(value).Name}' object cannot be interpreted as an integer");
        }
    }

    /// <summary>An index that fits into 64 bits; longer ones raise OverflowError.</summary>
    public static long Long(object value) => Index(value) is long small ? small : throw Fault.Overflow("Python int too large to convert to C ssize_t");

    /// <summary>As <see cref="Long"/>, with longer ones cut to the range.</summary>
    public static long Clamped(object value) => Index(value) is var index && index is long small ? small : ((Integer)index).Sign < 0 ? long.MinValue : long.MaxValue;

    public static double Float(object value) => value switch
    {
        InstanceValue instance when instance.Class.Lookup("__float__") is not null => Attributes.CallMethod(instance, "__float__") is double own ? own : throw Fault.Type("__float__ returned non-float"),
        InstanceValue instance when instance.Class.Lookup("__index__") is not null => ToDouble(Index(instance)),
        _ => Rank(value) is >= 0 and < 3 ? ToDouble(value) : throw Fault.Type($"must be real number, not {Classes.Of(value).Name}"),
    };
}
