using System.Numerics;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Hashes: those of CPython for numbers and tuples of numbers, fixed ones for strings.</summary>
internal static class Hashing
{
    private const long Modulus = (1L << 61) - 1;
    private const long Infinite = 314159;
    private static readonly Integer bigModulus = Modulus;

    public static long Of(object value)
    {
        switch (value)
        {
            case long small: return OfLong(small);
            case string text: return OfText(text);
            case bool truth: return truth ? 1 : 0;
            case TupleValue tuple: return OfTuple(tuple);
            case double number: return OfDouble(number);
            case Integer integer: return OfInteger(integer);
            case None: return 0xfca86420;
            case Rational rational: return OfRational(rational);
            case Complex complex: return Avoid(unchecked(OfDouble(complex.Real) + (1000003L * OfDouble(complex.Imaginary))));
            case SetValue { IsFrozen: true } set: return OfSet(set);
            case InstanceValue instance: return OfInstance(instance);
            case RangeValue range:
                object none = None.Value;
                return OfTuple(new TupleValue(range.Count switch
                {
                    0 => [Number.Box(0), none, none],
                    1 => [Number.Box(1), Number.Box(range.Start), none],
                    _ => [Number.Box(range.Count), Number.Box(range.Start), Number.Box(range.Step)],
                }));
            case ListValue or DictionaryValue or SetValue or DequeValue or DictionaryView or SliceValue:
                throw Fault.Type($"unhashable type: '{Classes.Of(value).Name}'");
            case ScriptObject other: return other.Identity;
            default: throw new InvalidOperationException("no value of a script");
        }
    }

    private static long Avoid(long hash) => hash == -1 ? -2 : hash;

    private static long OfLong(long value)
    {
        if (value is > -Modulus and < Modulus) return Avoid(value);
        ulong magnitude = value < 0 ? unchecked(0 - (ulong)value) : (ulong)value;
        long hash = (long)(magnitude % Modulus);
        return Avoid(value < 0 ? -hash : hash);
    }

    private static long OfInteger(Integer value)
    {
        long hash = (long)(Integer.Abs(value) % bigModulus);
        return Avoid(value.Sign < 0 ? -hash : hash);
    }

    private static long OfDouble(double value)
    {
        if (double.IsNaN(value)) return 0;
        if (double.IsInfinity(value)) return value > 0 ? Infinite : -Infinite;
        if (value == Math.Floor(value) && Math.Abs(value) < 1L << 60) return Avoid((long)value);
        return OfRational((Rational)value);
    }

    private static long OfRational(Rational value)
    {
        long hash = Integer.TryInvert(value.Denominator % bigModulus, bigModulus, out Integer inverse)
            ? (long)(Integer.Abs(value.Numerator) % bigModulus * inverse % bigModulus)
            : Infinite;
        return Avoid(value.Sign < 0 ? -hash : hash);
    }

    private static long OfText(string text)
    {
        Machine.Current.Charge(text.Length / 64);
        ulong hash = 0x9E3779B97F4A7C15UL ^ (ulong)text.Length;
        foreach (char c in text)
        {
            hash ^= c;
            hash *= 0x100000001B3UL;
            hash ^= hash >> 29;
        }
        return Avoid((long)hash);
    }

    private static long OfTuple(TupleValue tuple)
    {
        const ulong first = 11400714785074694791UL, second = 14029467366897019727UL, fifth = 2870177450012600261UL;
        Machine machine = Machine.Current;
        machine.Enter();
        machine.Charge(tuple.Count / 16);
        ulong accumulator = fifth;
        foreach (object item in tuple.Items)
        {
            accumulator += (ulong)Of(item) * second;
            accumulator = BitOperations.RotateLeft(accumulator, 31);
            accumulator *= first;
        }
        machine.Leave();
        accumulator += (ulong)tuple.Count ^ (fifth ^ 3527539UL);
        return accumulator == ulong.MaxValue ? 1546275796 : (long)accumulator;
    }

    private static long OfSet(SetValue set)
    {
        ulong hash = 0;
        Machine machine = Machine.Current;
        machine.Enter();
        machine.Charge(set.Count / 8);
        foreach (object item in set.ToArray())
        {
            ulong h = (ulong)Of(item);
            hash ^= (h ^ 89869747UL ^ (h << 16)) * 3644798167UL;
        }
        machine.Leave();
        hash ^= ((ulong)set.Count + 1) * 1927868237UL;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = (hash * 69069UL) + 907133923UL;
        return hash == ulong.MaxValue ? 590923713 : (long)hash;
    }

    private static long OfInstance(InstanceValue instance)
    {
        object? method = instance.Class.Lookup("__hash__");
        if (method is None || (method is null && instance.Class.Lookup("__eq__") is not null)) throw Fault.Type($"unhashable type: '{instance.Class.Name}'");
        if (method is null) return instance.Identity;
        object hash = Machine.Current.Call(method, instance);
        return Number.IsInteger(hash) ? Of(hash) : throw Fault.Type("__hash__ method should return an integer");
    }
}
