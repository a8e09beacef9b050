using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>Copies values into scripts and out of them.</summary>
internal static class ValueExchange
{
    public static object In(ScriptValue value)
    {
        Machine.Current.Step();
        switch (value.Kind)
        {
            case ScriptKind.None: return None.Value;
            case ScriptKind.Boolean: return Number.Box(value.IsTrue);
            case ScriptKind.Integer: return Number.Normalize(value.AsInteger());
            case ScriptKind.Rational: return value.AsRational();
            case ScriptKind.Float: return value.AsDouble();
            case ScriptKind.Text:
                string text = value.AsText();
                Machine.Current.Allocate(2L * text.Length);
                return text.Any(char.IsSurrogate) ? throw Fault.NotSupported("a character beyond U+FFFF") : text;
            case ScriptKind.List: return new ListValue(Items(value));
            case ScriptKind.Tuple: return new TupleValue(Items(value));
            case ScriptKind.Set: return new SetValue(new TupleValue(Items(value)), isFrozen: false);
            case ScriptKind.Dictionary:
                var dictionary = new DictionaryValue();
                foreach ((ScriptValue key, ScriptValue item) in value.Entries) dictionary.Set(In(key), In(item));
                return dictionary;
            default: throw Fault.Type("this value cannot go into a script");
        }
    }

    private static object[] Items(ScriptValue value)
    {
        Machine.Current.Enter();
        object[] items = [.. value.Items.Select(In)];
        Machine.Current.Leave();
        return items;
    }

    public static ScriptValue Out(object value)
    {
        Machine machine = Machine.Current;
        machine.Enter();
        string text = Text.Repr(value);
        ScriptValue result = value switch
        {
            None => ScriptValue.None,
            bool truth => new ScriptValue(ScriptKind.Boolean, truth, text),
            long or Integer => new ScriptValue(ScriptKind.Integer, Number.ToInteger(value), text),
            Rational => new ScriptValue(ScriptKind.Rational, value, text),
            double => new ScriptValue(ScriptKind.Float, value, text),
            string => new ScriptValue(ScriptKind.Text, value, text),
            ListValue list => new ScriptValue(ScriptKind.List, Many(list.ToArray()), text),
            TupleValue tuple => new ScriptValue(ScriptKind.Tuple, Many(tuple.Items), text),
            SetValue set => new ScriptValue(ScriptKind.Set, Many(set.ToArray()), text),
            DictionaryValue dictionary => new ScriptValue(ScriptKind.Dictionary, dictionary.Items().Select(pair => (TupleValue)pair).Select(pair => KeyValuePair.Create(Out(pair.Items[0]), Out(pair.Items[1]))).ToArray(), text),
            _ => new ScriptValue(ScriptKind.Other, null, text),
        };
        machine.Leave();
        return result;
    }

    private static ScriptValue[] Many(object[] items) => [.. items.Select(Out)];
}
